package dev.kpi.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Projected retention against published and independently computed values.
 *
 * <p>Survivors: Fader and Hardie (2007), How to Project Customer Retention, Journal of Interactive Marketing 21(1), the
 * customers of two subscriptions, of which seven renewals are fitted; published sBG estimates for them are 0.704 and 1.182
 * (Regular), 0.668 and 3.806 (High End). The digits beyond were computed with mpmath at 50 digits, from the formulas.
 */
class RetentionFitTest {

    private static final List<Long> REGULAR = List.of(1000L, 631L, 468L, 382L, 326L, 289L, 262L, 241L);
    private static final List<Long> HIGH_END = List.of(1000L, 869L, 743L, 653L, 593L, 551L, 517L, 491L);

    @Test
    void theEstimatesAreThosePublished() {
        ShiftedBetaGeometric regular = (ShiftedBetaGeometric)
                RetentionFit.shiftedBetaGeometric(REGULAR).model();
        ShiftedBetaGeometric highEnd = (ShiftedBetaGeometric)
                RetentionFit.shiftedBetaGeometric(HIGH_END).model();

        assertThat(regular.alpha()).isCloseTo(0.704, within(0.0005));
        assertThat(regular.beta()).isCloseTo(1.182, within(0.0005));
        assertThat(highEnd.alpha()).isCloseTo(0.668, within(0.0005));
        assertThat(highEnd.beta()).isCloseTo(3.806, within(0.0005));
    }

    @Test
    void theMaximumIsThatFoundInHighPrecision() {
        checkSbg(REGULAR, 0.7040772984735134, 1.1820430262094699, -1680.265188463287);
        checkSbg(HIGH_END, 0.6680883511064379, 3.806094964058208, -1611.1581473911565);
        checkBdw(REGULAR, 0.45561398937164166, 0.7793255083879613, 1.2834512857832816, -1679.6028329071783);
        checkBdw(HIGH_END, 0.2142533392808487, 1.4265748748600748, 1.7235648487445308, -1605.3142132141932);
    }

    private static void checkSbg(List<Long> survivors, double alpha, double beta, double logLikelihood) {
        RetentionFit fit = RetentionFit.shiftedBetaGeometric(survivors);
        ShiftedBetaGeometric model = (ShiftedBetaGeometric) fit.model();
        assertThat(fit.isSound()).isTrue();
        assertThat(model.alpha()).isCloseTo(alpha, within(1e-6 * alpha));
        assertThat(model.beta()).isCloseTo(beta, within(1e-6 * beta));
        assertThat(fit.logLikelihood()).isCloseTo(logLikelihood, within(1e-9));
    }

    private static void checkBdw(List<Long> survivors, double gamma, double delta, double c, double logLikelihood) {
        RetentionFit fit = RetentionFit.betaDiscreteWeibull(survivors);
        BetaDiscreteWeibull model = (BetaDiscreteWeibull) fit.model();
        assertThat(fit.isSound()).isTrue();
        assertThat(model.gamma()).isCloseTo(gamma, within(1e-5 * gamma));
        assertThat(model.delta()).isCloseTo(delta, within(1e-5 * delta));
        assertThat(model.c()).isCloseTo(c, within(1e-5 * c));
        assertThat(fit.logLikelihood()).isCloseTo(logLikelihood, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "0.704, 1.182, 0, 1",
        "0.704, 1.182, 2, 0.47384271456381744",
        "0.704, 1.182, 8, 0.22011167570719398",
        "0.704, 1.182, 50, 0.06506173312451738",
        "0.668, 3.806, 2, 0.7468816295638389",
        "0.668, 3.806, 8, 0.46047895880927314",
        "0.668, 3.806, 1000, 0.023456415736421068"
    })
    void survivalOfTheSbg(double alpha, double beta, int age, double expected) {
        assertThat(new ShiftedBetaGeometric(alpha, beta).survival(age)).isCloseTo(expected, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({
        "0.704, 1.182, 0.9, 0, 1",
        "0.704, 1.182, 0.9, 1, 0.6267232237539767",
        "0.704, 1.182, 0.9, 7, 0.2689101779312186",
        "0.704, 1.182, 0.9, 12, 0.19943202328997808",
        "0.26, 1.72, 1.6, 1, 0.8686868686868687",
        "0.26, 1.72, 1.6, 7, 0.47639190830168704",
        "0.26, 1.72, 1.6, 50, 0.21332907209991733"
    })
    void survivalOfTheBdw(double gamma, double delta, double c, int age, double expected) {
        assertThat(new BetaDiscreteWeibull(gamma, delta, c).survival(age)).isCloseTo(expected, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({
        "0.704, 1.182, 1, 0.6267232237539767",
        "0.704, 1.182, 2, 0.7560637560637561",
        "0.704, 1.182, 50, 0.9861651534803286",
        "0.668, 3.806, 7, 0.9362230284514035",
        "0.668, 3.806, 1000, 0.9993343125980344"
    })
    void retentionRateOfTheSbg(double alpha, double beta, int age, double expected) {
        assertThat(new ShiftedBetaGeometric(alpha, beta).retentionRate(age)).isCloseTo(expected, within(1e-11));
    }

    @Test
    void logLikelihoodAtGivenParameters() {
        assertThat(new ShiftedBetaGeometric(0.704, 1.182).logLikelihood(REGULAR))
                .isCloseTo(-1680.2651905533526, within(1e-9));
        assertThat(new ShiftedBetaGeometric(0.668, 3.806).logLikelihood(HIGH_END))
                .isCloseTo(-1611.1581503549219, within(1e-9));
        assertThat(new BetaDiscreteWeibull(0.704, 1.182, 0.9).logLikelihood(REGULAR))
                .isCloseTo(-1683.8991833454722, within(1e-9));
        assertThat(new BetaDiscreteWeibull(0.26, 1.72, 1.6).logLikelihood(REGULAR))
                .isCloseTo(-1902.5738509903201, within(1e-9));
    }

    @Test
    void discountedLifetimes() {
        ShiftedBetaGeometric regular = new ShiftedBetaGeometric(0.704, 1.182);
        ShiftedBetaGeometric highEnd = new ShiftedBetaGeometric(0.668, 3.806);

        assertThat(regular.discountedExpectedLifetime(0.1)).isCloseTo(3.695147405574574, within(1e-10));
        assertThat(highEnd.discountedExpectedLifetime(0.1)).isCloseTo(5.922596407612764, within(1e-10));
        assertThat(regular.discountedExpectedResidualLifetime(0, 0.1)).isCloseTo(2.9646621461320315, within(1e-10));
        assertThat(regular.discountedExpectedResidualLifetime(1, 0.1)).isCloseTo(4.103458619598572, within(1e-10));
        assertThat(regular.discountedExpectedResidualLifetime(4, 0.1)).isCloseTo(5.89442285984416, within(1e-10));
        assertThat(highEnd.discountedExpectedResidualLifetime(4, 0.1)).isCloseTo(6.8970573977460905, within(1e-10));
    }

    @Test
    void theBdwWithShapeOneIsTheSbg() {
        for (int age = 0; age < 30; age++) {
            assertThat(new BetaDiscreteWeibull(0.7, 1.2, 1).survival(age))
                    .isEqualTo(new ShiftedBetaGeometric(0.7, 1.2).survival(age));
        }
    }

    @Test
    void countsOfAKnownModelGiveItsParametersBack() {
        ShiftedBetaGeometric known = new ShiftedBetaGeometric(2.5, 6);
        List<Long> survivors = LongStream.range(0, 12)
                .map(age -> Math.round(1e9 * known.survival((int) age)))
                .boxed()
                .toList();
        ShiftedBetaGeometric found = (ShiftedBetaGeometric)
                RetentionFit.shiftedBetaGeometric(survivors).model();

        assertThat(found.alpha()).isCloseTo(2.5, within(1e-3));
        assertThat(found.beta()).isCloseTo(6, within(1e-3));
    }

    @Test
    void aCohortThatLosesTheSameShareEachTimeSitsOnABoundAndSaysSo() {
        List<Long> halves = DoubleStream.iterate(4096, n -> n / 2)
                .limit(8)
                .mapToObj(n -> (long) n)
                .toList();
        RetentionFit fit = RetentionFit.shiftedBetaGeometric(halves);

        assertThat(fit.isSound()).isFalse();
        assertThat(fit.isAccepted()).isFalse();
        assertThat(fit.toString()).endsWith("not sound: a parameter sits on a bound: these counts do not tell it");
        assertThatThrownBy(fit::projection)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the fit of " + fit.model()
                        + " a parameter sits on a bound: these counts do not tell it; look at"
                        + " it and take it with accepted(), or fit another model or more ages");
        assertThat(fit.accepted().isAccepted()).isTrue();
        assertThat(fit.accepted().projection()).isEqualTo(fit.model());
        assertThat(fit.accepted().toString())
                .endsWith("accepted, though not sound: a parameter sits on a bound: these counts do not tell it");
        assertThat(fit.accepted()).isNotEqualTo(fit);
        assertThat(RetentionFit.shiftedBetaGeometric(List.of(10L, 10L, 10L)).isSound())
                .isFalse();
        assertThat(RetentionFit.shiftedBetaGeometric(List.of(10L, 0L, 0L)).isSound())
                .isFalse();
    }

    @Test
    void aSearchCutShortSaysThatItDidNotConverge() {
        RetentionFit fit = RetentionFit.fit(HIGH_END, 3, p -> new BetaDiscreteWeibull(p[0], p[1], p[2]), 4);

        assertThat(fit.isSound()).isFalse();
        assertThatThrownBy(fit::projection)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("did not converge in 4 evaluations (log-likelihood -");
    }

    @Test
    void aSoundFitPrintsItsCurve() {
        RetentionFit fit = RetentionFit.shiftedBetaGeometric(List.of(1000L, 631L, 468L, 382L));

        assertThat(fit.survivors()).containsExactly(1000L, 631L, 468L, 382L);
        assertThat(fit).isEqualTo(RetentionFit.shiftedBetaGeometric(List.of(1000L, 631L, 468L, 382L)));
        assertThat(fit).hasSameHashCodeAs(RetentionFit.shiftedBetaGeometric(List.of(1000L, 631L, 468L, 382L)));
        assertThat(fit.grid().columns()).containsExactly("age", "survivors", "share", "fitted", "retention rate");
        assertThat(fit.toString())
                .startsWith("age  survivors  share    fitted  retention rate\n  0       1000      1         1\n");
        assertThat(fit.grid().notes()).singleElement().asString().startsWith("ShiftedBetaGeometric[alpha=");
    }

    @Test
    void whatCannotBeFittedIsRefusedInWords() {
        assertThatThrownBy(() -> RetentionFit.shiftedBetaGeometric(List.of(10L, 5L)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "survivors ([10, 5]) must be at least 3 counts, those of age 0 first; observe more ages, or fit a"
                                + " model with fewer parameters");
        assertThatThrownBy(() -> RetentionFit.betaDiscreteWeibull(List.of(10L, 5L, 2L)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "survivors ([10, 5, 2]) must be at least 4 counts, those of age 0 first; observe more ages, or"
                                + " fit a model with fewer parameters");
        assertThatThrownBy(() -> RetentionFit.shiftedBetaGeometric(List.of(10L, 5L, 6L)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "survivors ([10, 5, 6]) must not rise, but age 2 has 6 after 5; count those active then or later"
                                + " (rolling retention)");
        assertThatThrownBy(() -> RetentionFit.shiftedBetaGeometric(List.of(0L, 0L, 0L)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("survivors ([0, 0, 0]) must be at least 1 at age 0 and never negative");
        assertThatThrownBy(() -> new ShiftedBetaGeometric(0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("alpha (0.0) must be above 0 and finite");
        assertThatThrownBy(() -> new BetaDiscreteWeibull(1, 1, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("c (NaN) must be above 0 and finite");
        assertThatThrownBy(() -> new ShiftedBetaGeometric(1, 1).survival(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("age (-1) must be at least 0");
        assertThatThrownBy(() -> new BetaDiscreteWeibull(1, 1, 1).retentionRate(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("age (0) must be at least 1");
        // age^c is beyond a double here: S = Γ(γ) age^(−γ·c) ÷ B(γ, δ), by hand with Γ(½) = √π and B(½, 1) = 2
        BetaDiscreteWeibull steep = new BetaDiscreteWeibull(0.5, 1, 1000);
        assertThat(steep.logSurvival(5))
                .isCloseTo(Math.log(Math.PI) / 2 - 500 * Math.log(5) - Math.log(2), within(1e-9));
        assertThat(steep.survival(5)).isZero();
        assertThatThrownBy(() -> new ShiftedBetaGeometric(1, 1).discountedExpectedLifetime(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("interest (0.0) must be above 0 and finite");
    }
}
