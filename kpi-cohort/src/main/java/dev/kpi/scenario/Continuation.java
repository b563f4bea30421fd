package dev.kpi.scenario;

/** How a curve goes on at ages that no cohort has reached yet, up to the horizon. */
public enum Continuation {
    /** Not at all: the horizon ends with the oldest age that was observed, and the economy says so. */
    NONE("none"),
    /** Retention stays where it was at the oldest observed age: an upper bound for customers that fade. */
    LEVEL("level"),
    /**
     * Retention shrinks by the same factor each period: Σ R(2..A) ÷ Σ R(1..A − 1) of the pooled curve with A its oldest
     * age, at most 1; R(1) ÷ R(0) where A is 1.
     */
    GEOMETRIC("geometric");

    private final String title;

    Continuation(String title) {
        this.title = title;
    }

    @Override
    public String toString() {
        return title;
    }
}
