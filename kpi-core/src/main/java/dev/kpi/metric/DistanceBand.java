package dev.kpi.metric;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The delivery distance of orders in bands; see {@link Dimensions#distanceBand}. Orders without readable coordinates are
 * {@value Dimension#UNKNOWN}. Immutable.
 */
public final class DistanceBand extends Dimension<String> {

    private static final double[] DEFAULT_BREAKS = {10, 50, 100, 250, 500, 1000};
    private static final double LONGEST = 20_100; // kilometres, a little more than half of the way round

    private final int[] breaks; // metres
    private final List<String> bands;

    private DistanceBand(int[] breaks) {
        super("delivery distance", Level.ORDER);
        this.breaks = breaks;
        this.bands = bands(breaks);
    }

    static DistanceBand of(double... kilometres) {
        double[] chosen = kilometres.length == 0 ? DEFAULT_BREAKS : kilometres.clone();
        int[] metres = new int[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            boolean inRange = chosen[i] > 0 && chosen[i] <= LONGEST;
            metres[i] = inRange ? (int) Math.round(chosen[i] * 1000) : 0;
            if (metres[i] <= (i == 0 ? 0 : metres[i - 1])) {
                throw new IllegalArgumentException("breaks " + Arrays.toString(chosen)
                        + " must ascend by at least a metre, from above 0 to at most " + (int) LONGEST + " km");
            }
        }
        return new DistanceBand(metres);
    }

    private static List<String> bands(int[] breaks) {
        List<String> bands = new ArrayList<>();
        bands.add("below " + kilometres(breaks[0]) + " km");
        for (int i = 1; i < breaks.length; i++) {
            bands.add(kilometres(breaks[i - 1]) + " to " + kilometres(breaks[i]) + " km");
        }
        bands.add(kilometres(breaks[breaks.length - 1]) + " km and more");
        return List.copyOf(bands);
    }

    private static String kilometres(int metres) {
        return BigDecimal.valueOf(metres, 3).stripTrailingZeros().toPlainString();
    }

    /** The bands from the nearest to the farthest; each includes its lower end and not its upper one. */
    public List<String> bands() {
        return bands;
    }

    /** The position among the bands of a distance in metres. */
    public int positionOf(int metres) {
        int position = 0;
        while (position < breaks.length && metres >= breaks[position]) {
            position++;
        }
        return position;
    }

    /** From the nearest to the farthest, the unknown ones last. */
    @Override
    public Comparator<String> keyOrder() {
        return Comparator.comparingInt(key -> bands.contains(key) ? bands.indexOf(key) : bands.size());
    }

    @Override
    List<?> identity() {
        return bands;
    }
}
