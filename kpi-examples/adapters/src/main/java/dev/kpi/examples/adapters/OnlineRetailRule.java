package dev.kpi.examples.adapters;

/**
 * How lines of Online Retail II are understood beyond what their columns say; see {@link OnlineRetailRules}.
 *
 * <p>Of the three rules that make a line void, the first one that applies is counted; a void line is counted as neither
 * return nor charge.
 */
public enum OnlineRetailRule {
    /** An invoice number that begins with {@code C} is a cancellation: its lines are returns, whatever their quantity. */
    CANCELLATIONS_ARE_RETURNS("invoice C... taken as return"),
    /** An invoice number that begins with {@code A} is an adjustment of the books ("Adjust bad debt"), no sale: void. */
    ADJUSTMENTS_ARE_VOID("invoice A... (adjustment) taken as void"),
    /** Stock codes {@code TEST001} and {@code TEST002} ("This is a test product.") are void. Off unless asked for. */
    TEST_PRODUCTS_ARE_VOID("test product taken as void"),
    /** Lines at price 0 are stock movements (write-offs, found stock) and gifts, not sales: void. */
    ZERO_PRICES_ARE_VOID("price 0 (stock movement, gift) taken as void"),
    /** Lines of the {@linkplain OnlineRetailRules#chargeCodes charge codes} are no goods: charges. */
    SERVICES_ARE_CHARGES("postage, fee, voucher or manual line taken as charge"),
    /** The customer number {@code 13085.0} is {@code 13085}: its decimal is a trace of a spreadsheet. */
    CUSTOMER_NUMBERS_ARE_WHOLE("customer number read without '.0'"),
    /**
     * The days 1 to 9 December 2010 stand at the end of the first sheet and again at the start of the second: the 22,523
     * lines of the first sheet are noted as {@code doubled-period}, and dropped unless the policy for that is another.
     *
     * <p>Off unless asked for. Only for the file of both sheets, one after the other, complete; another one is refused.
     */
    DOUBLED_DAYS_ONCE("1 to 9 December 2010 of the first sheet left to the second");

    private final String treatment;

    OnlineRetailRule(String treatment) {
        this.treatment = treatment;
    }

    /** What the quality report calls it, as in {@code price 0 (stock movement, gift) taken as void}. */
    public String treatment() {
        return treatment;
    }
}
