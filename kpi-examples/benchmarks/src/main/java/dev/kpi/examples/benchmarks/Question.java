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
    PRODUCTS("products", "top 20 products");

    /** The questions that ask for groups. */
    static final List<Question> GROUPS = List.of(MONTHS, CATEGORIES, PLACES, WEEKDAY_HOURS, PRODUCTS);

    /** How many products are asked for. */
    static final int TOP = 20;

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
