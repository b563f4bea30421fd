package dev.kpi.figure;

import java.math.BigDecimal;
import java.util.Currency;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** The generators of figures, in one place. */
class FigureDomain extends DomainContextBase {
    static final Currency GBP = Currency.getInstance("GBP");
    static final Currency EUR = Currency.getInstance("EUR");
    static final Currency JPY = Currency.getInstance("JPY");
    static final Currency BHD = Currency.getInstance("BHD");
    static final Currency XXX = Currency.getInstance("XXX");

    @Provide
    Arbitrary<Currency> currencies() {
        return Arbitraries.of(GBP, EUR, JPY, BHD, XXX);
    }

    @Provide
    Arbitrary<BigDecimal> decimals() {
        Arbitrary<Long> unscaled = Arbitraries.oneOf(
                Arbitraries.longs(), Arbitraries.longs().between(-20, 20).map(n -> n * 1000));
        return Combinators.combine(unscaled, Arbitraries.integers().between(-3, 8))
                .as(BigDecimal::valueOf);
    }

    @Provide
    Arbitrary<Amount> amounts() {
        return Combinators.combine(decimals(), currencies()).as(Amount::of);
    }

    @Provide
    Arbitrary<Count> counts() {
        return Combinators.combine(decimals(), Arbitraries.of("", "orders", "customers"))
                .as((value, noun) -> Count.of(value, Unit.count(noun)));
    }

    @Provide
    Arbitrary<Share> shares() {
        Arbitrary<Long> wholes = Arbitraries.oneOf(
                Arbitraries.longs().between(0, 12), Arbitraries.longs().greaterOrEqual(0));
        return wholes.flatMap(whole -> Arbitraries.longs().between(0, whole).map(part -> Share.of(part, whole)));
    }

    @Provide
    Arbitrary<Unit> units() {
        return Arbitraries.of(
                Unit.percent(),
                Unit.ratio(""),
                Unit.ratio("orders a day"),
                Unit.amountPer(GBP, "order"),
                Unit.per("units", "order"));
    }

    @Provide
    Arbitrary<Quotient> quotients() {
        Arbitrary<BigDecimal> small = Arbitraries.integers().between(-6, 6).map(BigDecimal::valueOf);
        Arbitrary<BigDecimal> parts = Arbitraries.oneOf(small, decimals());
        return Combinators.combine(parts, parts, units()).as(Quotient::of);
    }

    /** A figure that may be compared with any other of them: all money is in pounds. */
    record Ranked(Figure figure) {}

    @Provide
    Arbitrary<Ranked> ranked() {
        return Arbitraries.oneOf(
                decimals().map(value -> new Ranked(Amount.of(value, GBP))),
                counts().map(Ranked::new),
                shares().map(Ranked::new),
                quotients().map(Ranked::new));
    }
}
