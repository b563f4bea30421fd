package dev.kpi.examples.adapters;

/**
 * Who buys in the demo shop: loyal, regular and occasional customers who come and go, people who buy once, and guests.
 *
 * <p>Nobody is stored: what a customer is follows from its number. Customers of a group are numbered in the order in
 * which they signed up, some of them in the year before the first day. Immutable.
 */
final class DemoCustomers {
    private static final int DAYS_BEFORE = 365;
    private static final int NEWCOMER_DAYS = 10;
    private static final int TRIES = 24;

    /** Kinds of repeat customers: how much of the repeat orders are theirs, how many orders they are for, for how long. */
    private enum Group {
        LOYAL(26, 15, 1100),
        REGULAR(38, 5, 420),
        OCCASIONAL(36, 2, 260);

        private final int percentOfOrders;
        private final int ordersEach;
        private final int meanDays;

        Group(int percentOfOrders, int ordersEach, int meanDays) {
            this.percentOfOrders = percentOfOrders;
            this.ordersEach = ordersEach;
            this.meanDays = meanDays;
        }
    }

    private static final Group[] GROUPS = Group.values();
    private static final int[] LIFE = lives();

    private final long seed;
    private final int days;
    private final int[] size = new int[GROUPS.length];
    private final long firstSingle;

    DemoCustomers(long seed, int days, long lines) {
        this.seed = seed;
        this.days = days;
        long repeatOrders = lines / 7;
        int largest = 0;
        for (Group group : GROUPS) {
            long customers = repeatOrders * group.percentOfOrders / 100 / group.ordersEach;
            size[group.ordinal()] = (int) Math.max(3, Math.min(customers, 50_000_000));
            largest = Math.max(largest, size[group.ordinal()]);
        }
        this.firstSingle = (long) largest * GROUPS.length;
    }

    /** Exponential: quantiles in thousandths of the mean. */
    private static int[] lives() {
        int[] lives = new int[256];
        for (int i = 0; i < lives.length; i++) {
            lives[i] = (int) (-1000 * StrictMath.log(1 - (i + 0.5) / lives.length));
        }
        return lives;
    }

    /** Sets the customer of an order that begins at its line's position. */
    void choose(DemoLine line, DemoRandom random) {
        int roll = random.below(100);
        if (roll < 11) {
            line.customer = DemoLine.GUEST;
            line.signUpDay = DemoLine.NONE;
            line.business = false;
        } else if (roll < 22) {
            line.customer = firstSingle + line.order;
            line.signUpDay = line.day - random.below(3);
            line.business = trait(line, 6, 100) < 3;
        } else {
            chooseRepeating(line, random);
            line.business = trait(line, 6, 100) < 9;
        }
    }

    private void chooseRepeating(DemoLine line, DemoRandom random) {
        int roll = random.below(100);
        int group = 0;
        while (roll >= GROUPS[group].percentOfOrders) {
            roll -= GROUPS[group].percentOfOrders;
            group++;
        }
        // the acquired so far, at least one
        int acquired = (int) Math.max(1, (long) size[group] * (line.day + DAYS_BEFORE) / (days + DAYS_BEFORE));
        int newcomers = Math.max(1, size[group] * NEWCOMER_DAYS / (days + DAYS_BEFORE));
        int chosen = Math.max(0, acquired - 1 - random.below(newcomers));
        if (random.below(100) >= 22) {
            for (int tries = 0; tries < TRIES; tries++) {
                chosen = random.below(acquired);
                if (line.day - signUpDay(group, chosen) <= life(group, chosen)) {
                    break;
                }
            }
        }
        line.customer = (long) chosen * GROUPS.length + group;
        line.signUpDay = Math.min(line.day, signUpDay(group, chosen));
    }

    private int signUpDay(int group, int number) {
        return (int) ((long) number * (days + DAYS_BEFORE) / size[group]) - DAYS_BEFORE;
    }

    private int life(int group, int number) {
        int quantile = DemoRandom.trait(seed, (long) number * GROUPS.length + group, LIFE.length);
        return GROUPS[group].meanDays * LIFE[quantile] / 1000;
    }

    /** A number in [0, bound) that is the customer's for good; a guest's is that of the order. */
    int trait(DemoLine line, int which, int bound) {
        long who = line.isGuest() ? ~line.order : line.customer;
        return DemoRandom.trait(seed + which, who, bound);
    }

    /** The day before which nobody signed up, counted from the first day of the range. */
    static int earliestSignUp() {
        return -DAYS_BEFORE;
    }
}
