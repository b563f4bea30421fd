package dev.kpi.examples.benchmarks;

import java.util.List;

/** What every peer is asked about its lines. */
enum Question {
    /** Lines, gross sales, discounts, returns, revenue, units, orders, customers and average order value. */
    HEADLINE("headline", "headline figures"),
    /** Revenue and orders of each month. */
    MONTHS("month", "by month"),
    /** Revenue and orders of each category. */
    CATEGORIES("category", "by category"),
    /** Revenue and orders of each region, or of each country where there are no regions. */
    PLACES("region", "by region"),
    /** Revenue and orders of each weekday and hour. */
    WEEKDAY_HOURS("weekday-hour", "by weekday and hour"),
    /** Revenue and orders of the twenty products of the most revenue, in this order. */
    PRODUCTS("products", "top 20 products"),
    /** Active customers and revenue of each cohort by month of the first order, at each age in months. */
    COHORTS("cohorts", "cohorts by month: customers, revenue"),
    /** Customers, days since their last orders, orders and revenue of each RFM score. */
    RFM("rfm", "RFM scores of every customer"),
    /** Customers with several orders, the mean and median time between orders, and how many gaps are how long. */
    GAPS("customers", "time between orders"),
    /** Customers with 1, 2, ... and 10 or more orders, and their revenue. */
    FREQUENCY("customers", "purchase frequency"),
    /** Active, new, retained, resurrected and lost customers of each month. */
    LIFECYCLE("customers", "customer lifecycle by month"),
    /** Revenue and orders of the hundred customers of the most revenue, in this order. */
    TOP_CUSTOMERS("customers", "top 100 customers");

    /** The questions that ask for groups. */
    static final List<Question> GROUPS = List.of(MONTHS, CATEGORIES, PLACES, WEEKDAY_HOURS, PRODUCTS);

    /** What a dashboard asks. */
    static final List<Question> DASHBOARD =
            List.of(HEADLINE, MONTHS, CATEGORIES, PLACES, WEEKDAY_HOURS, PRODUCTS, COHORTS, RFM);

    /** How many products are asked for. */
    static final int TOP = 20;

    /** How many customers are asked for by revenue. */
    static final int TOP_BUYERS = 100;

    /** From how many orders on {@link #FREQUENCY} counts customers together. */
    static final int MANY_ORDERS = 10;

    /** The scores of {@link #RFM} run from 1 to this. */
    static final int SCORES = 5;

    private final String job;
    private final String title;

    Question(String job, String title) {
        this.job = job;
        this.title = title;
    }

    /** What the command line calls it. */
    String job() {
        return job;
    }

    /** What the table calls it. */
    String title() {
        return title;
    }
}
