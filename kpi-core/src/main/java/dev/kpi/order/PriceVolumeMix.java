package dev.kpi.order;

import dev.kpi.figure.Amount;
import dev.kpi.figure.Figure;
import dev.kpi.figure.Quotient;
import dev.kpi.figure.Unit;
import dev.kpi.metric.Dimension;
import dev.kpi.metric.Dimensions;
import dev.kpi.metric.Measure.Sum;
import dev.kpi.metric.Totals;
import dev.kpi.table.Grid;
import dev.kpi.table.Tabular;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Price–volume–mix analysis (PVM): why revenue changed between two scopes, in money, with parts that sum exactly to the
 * change.
 *
 * <p>Of each item: s sales (gross sales less discounts) of goods, q units, p = s ÷ q; 0 before, 1 after. B are the items
 * with units on both sides, Q their units together, P = their sales together ÷ Q:
 *
 * <ul>
 *   <li>price Σ q1 · (p1 − p0) over B
 *   <li>volume P0 · (Q1 − Q0)
 *   <li>mix Σ (q1 − q0) · (p0 − P0) over B, taking the remainder of rounding
 *   <li>new items: the change of sales of items with units after only; lost items: of those with units before only
 *   <li>returns: less what is returned after, plus what was returned before; charges that are returned as well
 *   <li>without units: the change of sales of what has no units to set a price by: charges, and items whose units are not
 *       above zero on either side
 * </ul>
 *
 * <p>Price and volume are rounded half-even to the scale of the data, at least to the minor unit; all else is exact. Lines
 * without a value for the dimension are one item. Without items in common, price, volume and mix are zero. Immutable.
 *
 * @param items the dimension that tells items apart
 * @param before revenue before
 * @param price the effect of prices
 * @param volume the effect of the number of units
 * @param mix the effect of which items they are
 * @param newItems the effect of items sold after only
 * @param lostItems the effect of items sold before only
 * @param returns the effect of returns
 * @param withoutUnits the effect of charges and of items without units
 * @param after revenue after
 * @param itemsInBoth how many items have units on both sides
 * @param itemsNew how many have units after only
 * @param itemsLost how many have units before only
 */
public record PriceVolumeMix(
        Dimension<?> items,
        Amount before,
        Amount price,
        Amount volume,
        Amount mix,
        Amount newItems,
        Amount lostItems,
        Amount returns,
        Amount withoutUnits,
        Amount after,
        int itemsInBoth,
        int itemsNew,
        int itemsLost)
        implements Tabular {

    /** Digits kept beyond the scale while summing, so that rounding at the end is that of the exact sum. */
    private static final int GUARD = 60;

    private static final int EXACT_TIES = 40; // fewer than are kept: a sum of thirds that makes a half is a half again
    private static final String GOODS = "goods";
    private static final String CHARGE = "charge";

    /** An item on one side. */
    private record Item(BigDecimal sales, BigDecimal units) {
        private static final Item NONE = new Item(BigDecimal.ZERO, BigDecimal.ZERO);

        Item plus(Item other) {
            return new Item(sales.add(other.sales), units.add(other.units));
        }

        boolean isSold() {
            return units.signum() > 0;
        }
    }

    /** All of one side: goods by item, sales of charges, and returns. */
    private record Side(Map<Object, Item> goods, BigDecimal charges, BigDecimal returns) {
        static Side of(Scope scope, Dimension<?> items) {
            List<Dimension<?>> dimensions = new ArrayList<>(List.of(items));
            if (scope.facts().lines.hasCharges()) {
                dimensions.add(kind(scope.facts()));
            }
            Answer answer = Query.run(scope, dimensions, List.of(Sum.SALES, Sum.RETURNS, Sum.UNITS));
            Map<Object, Item> goods = new HashMap<>();
            BigDecimal charges = BigDecimal.ZERO;
            BigDecimal returns = BigDecimal.ZERO;
            for (int group : answer.groups()) {
                Totals totals = answer.totals(group);
                BigDecimal sales = totals.of(Sum.SALES);
                returns = returns.add(totals.of(Sum.RETURNS));
                if (dimensions.size() > 1 && answer.key(group, 1).equals(CHARGE)) {
                    charges = charges.add(sales);
                } else {
                    Item part = new Item(sales, totals.of(Sum.UNITS));
                    goods.merge(answer.key(group, 0), part, Item::plus); // lines without a product are of no kind
                }
            }
            return new Side(goods, charges, returns);
        }

        /** Goods or charge: asked once a product where lines have products, else once a line. */
        private static Dimension<String> kind(Facts facts) {
            return facts.dictionaries.containsKey(Dimensions.product())
                    ? Dimensions.product().map("kind", id -> id.equals(Dimension.CHARGES) ? CHARGE : GOODS)
                    : Dimensions.ofLine("kind", line -> line.isCharge() ? CHARGE : GOODS);
        }

        Item item(Object key) {
            return goods.getOrDefault(key, Item.NONE);
        }

        BigDecimal revenue() {
            return goods.values().stream().map(Item::sales).reduce(charges.subtract(returns), BigDecimal::add);
        }
    }

    static PriceVolumeMix of(Comparison comparison, Dimension<?> items) {
        ComparedGrouping.requireComparable(items);
        Dimension<?> same = new ComparedGrouping<>(comparison, List.of(items))
                .onBothSides(items)
                .dimension();
        Side was = Side.of(comparison.before(), same);
        Side is = Side.of(comparison.after(), same);
        Facts facts = comparison.after().facts();
        Currency currency = facts.settings.currency();
        int scale = Math.max(
                Math.max(facts.amountScale, comparison.before().facts().amountScale),
                currency.getDefaultFractionDigits());
        Adding adding = new Adding(scale);
        Set<Object> all = new HashSet<>(was.goods.keySet());
        all.addAll(is.goods.keySet());
        all.forEach(key -> adding.add(was.item(key), is.item(key)));
        BigDecimal price = adding.price();
        BigDecimal volume = adding.volume();
        BigDecimal mix =
                adding.salesAfter.subtract(adding.salesBefore).subtract(price).subtract(volume);
        return new PriceVolumeMix(
                items,
                Amount.of(was.revenue(), currency),
                Amount.of(price, currency),
                Amount.of(volume, currency),
                Amount.of(mix, currency),
                Amount.of(adding.appeared, currency),
                Amount.of(adding.gone, currency),
                Amount.of(was.returns.subtract(is.returns), currency),
                Amount.of(adding.unsold.add(is.charges).subtract(was.charges), currency),
                Amount.of(is.revenue(), currency),
                adding.inBoth,
                adding.appearing,
                adding.going);
    }

    /** The sums over items; exact, so that their order makes no difference. */
    private static final class Adding {
        private final int scale;
        private BigDecimal salesBefore = BigDecimal.ZERO;
        private BigDecimal salesAfter = BigDecimal.ZERO;
        private BigDecimal unitsBefore = BigDecimal.ZERO;
        private BigDecimal unitsAfter = BigDecimal.ZERO;
        private BigDecimal atOldPrices = BigDecimal.ZERO; // the units after, at the prices before
        private BigDecimal appeared = BigDecimal.ZERO;
        private BigDecimal gone = BigDecimal.ZERO;
        private BigDecimal unsold = BigDecimal.ZERO;
        private int inBoth;
        private int appearing;
        private int going;

        Adding(int scale) {
            this.scale = scale;
        }

        void add(Item before, Item after) {
            BigDecimal change = after.sales.subtract(before.sales);
            if (before.isSold() && after.isSold()) {
                inBoth++;
                salesBefore = salesBefore.add(before.sales);
                salesAfter = salesAfter.add(after.sales);
                unitsBefore = unitsBefore.add(before.units);
                unitsAfter = unitsAfter.add(after.units);
                atOldPrices = atOldPrices.add(
                        after.units.multiply(before.sales).divide(before.units, scale + GUARD, RoundingMode.HALF_EVEN));
            } else if (after.isSold()) {
                appearing++;
                appeared = appeared.add(change);
            } else if (before.isSold()) {
                going++;
                gone = gone.add(change);
            } else {
                unsold = unsold.add(change);
            }
        }

        BigDecimal price() {
            return salesAfter
                    .subtract(atOldPrices)
                    .setScale(scale + EXACT_TIES, RoundingMode.HALF_EVEN)
                    .setScale(scale, RoundingMode.HALF_EVEN);
        }

        BigDecimal volume() {
            return inBoth == 0
                    ? BigDecimal.ZERO
                    : salesBefore
                            .multiply(unitsAfter.subtract(unitsBefore))
                            .divide(unitsBefore, scale, RoundingMode.HALF_EVEN);
        }
    }

    /** The sum of all parts, which is revenue after less revenue before. */
    public Amount change() {
        return price.plus(volume)
                .plus(mix)
                .plus(newItems)
                .plus(lostItems)
                .plus(returns)
                .plus(withoutUnits);
    }

    /** From revenue before to revenue after, a row a part, each with its size relative to revenue before. */
    @Override
    public Grid grid() {
        List<List<Object>> rows = List.of(
                row("revenue before", before),
                row("price", price),
                row("volume", volume),
                row("mix", mix),
                row("new items", newItems),
                row("lost items", lostItems),
                row("returns", returns),
                row("without units", withoutUnits),
                row("revenue after", after));
        return Grid.of(List.of("part", "amount", "of before"), rows)
                .withNote(
                        "by " + items + ": " + itemsInBoth + " in both, " + itemsNew + " new, " + itemsLost + " lost");
    }

    private List<Object> row(String part, Amount amount) {
        Figure ofBefore = before.signum() > 0
                ? Quotient.of(amount.value(), before.value(), Unit.percent())
                : Quotient.undefined(Unit.percent());
        return List.of(part, amount, ofBefore);
    }

    @Override
    public String toString() {
        return grid().toString();
    }
}
