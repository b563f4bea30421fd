package dev.kpi.customer;

/**
 * Some customers of a scope with the columns of their entries, for sums over many customers with few entries each: a loop
 * over a column costs a fraction of asking a {@link CustomerView} entry by entry, and adds up to the same.
 *
 * <p>The entries of a customer follow each other, in the order in which a view shows them. Columns are indexed by entry,
 * from 0 to before {@code starts()[size()]}; the arrays may be longer, are only lent for the call that the block is handed
 * to, and must not be written to.
 */
public interface CustomerBlock {

    /** The number of its customers, at least 1. */
    int size();

    /** The {@linkplain CustomerView#number number} of its first customer; those of the others follow one by one. */
    int firstNumber();

    /** Whether its customers are guest orders; if not, all are identified. */
    boolean areGuests();

    /** The first entry of each customer and, at {@link #size}, the number of entries. */
    int[] starts();

    /** The local day of each entry. */
    int[] days();

    /** The sale orders that each entry stands for: 1 of a sale entry, 0 of a return. */
    int[] orders();

    /**
     * What each entry adds to revenue: its sales, or less what it returns.
     *
     * @throws ArithmeticException if the amounts of one order exceed 64 bits
     */
    long[] revenue();

    /**
     * The day of a customer's first-ever order, whatever the scope.
     *
     * @param customer its position in the block
     * @throws IllegalStateException if it is no buyer
     */
    int firstOrderDay(int customer);

    /** The view on a customer by its position in the block, for what columns do not tell; valid until the next one is asked for. */
    CustomerView view(int customer);
}
