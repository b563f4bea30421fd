package dev.kpi.metric;

import dev.kpi.text.DisplayText;
import org.jspecify.annotations.Nullable;

/**
 * A place on earth, in degrees. Prints as the text that orders carry, {@code 51.5,-0.12}, which {@link #parse} reads.
 * Immutable and thread-safe; equal by value.
 */
public final class Coordinates {

    private static final double EARTH_RADIUS = 6_371_008.8; // mean radius of WGS 84, in metres

    private final double latitude;
    private final double longitude;
    // where it stands on a sphere of radius 1, so that a distance needs one function of an angle, not five
    private final double x;
    private final double y;
    private final double z;

    private Coordinates(double latitude, double longitude) {
        this.latitude = latitude;
        this.longitude = longitude;
        double phi = StrictMath.toRadians(latitude);
        double lambda = StrictMath.toRadians(longitude);
        this.x = StrictMath.cos(phi) * StrictMath.cos(lambda);
        this.y = StrictMath.cos(phi) * StrictMath.sin(lambda);
        this.z = StrictMath.sin(phi);
    }

    /**
     * The place at these degrees.
     *
     * @param latitude north positive
     * @param longitude east positive
     * @throws IllegalArgumentException if the latitude is not in [-90, 90] or the longitude not in [-180, 180]
     */
    public static Coordinates of(double latitude, double longitude) {
        if (!(Math.abs(latitude) <= 90)) {
            throw new IllegalArgumentException("latitude (" + latitude + ") must be in [-90, 90]");
        }
        if (!(Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("longitude (" + longitude + ") must be in [-180, 180]");
        }
        return new Coordinates(latitude, longitude);
    }

    /**
     * Reads latitude and longitude, separated by a comma.
     *
     * @throws IllegalArgumentException if the text is no such thing, or a number is out of its range
     */
    public static Coordinates parse(String text) {
        Coordinates read = parseOrNull(text);
        if (read == null) {
            throw new IllegalArgumentException("coordinates (" + DisplayText.inMessage(text)
                    + ") must be a latitude in [-90, 90] and a longitude in [-180, 180], as in 51.5,-0.12");
        }
        return read;
    }

    /** The same, {@code null} where the text cannot be read: for columns in which some texts are wrong. */
    public static @Nullable Coordinates parseOrNull(String text) {
        int comma = text.indexOf(',');
        if (comma < 0) {
            return null;
        }
        double latitude = number(text.substring(0, comma).strip());
        double longitude = number(text.substring(comma + 1).strip());
        return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? new Coordinates(latitude, longitude) : null;
    }

    /** A decimal number, NaN if it is none. */
    private static double number(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("+-.0123456789eE".indexOf(text.charAt(i)) < 0) { // leaves out what only programs write, such as 1d
                return Double.NaN;
            }
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }

    /** Degrees north of the equator. */
    public double latitude() {
        return latitude;
    }

    /** Degrees east of Greenwich. */
    public double longitude() {
        return longitude;
    }

    /**
     * The great-circle distance by the haversine formula on a sphere of radius 6371.0088 km, in whole metres.
     *
     * <p>2 R asin √(sin²(Δφ/2) + cos φ₁ cos φ₂ sin²(Δλ/2)), where the root is half the chord between the two on a sphere of
     * radius 1, and is computed as that. At most 20,015,114 m, half of the way round. The same on every machine.
     *
     * @see "Sinnott (1984), Virtues of the Haversine, Sky and Telescope 68(2), 159"
     */
    public int metresTo(Coordinates other) {
        double ofX = other.x - x;
        double ofY = other.y - y;
        double ofZ = other.z - z;
        double chord = Math.sqrt(ofX * ofX + ofY * ofY + ofZ * ofZ);
        return (int) Math.round(2 * EARTH_RADIUS * StrictMath.asin(Math.min(1, chord / 2)));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Coordinates that
                && Double.compare(latitude, that.latitude) == 0
                && Double.compare(longitude, that.longitude) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * Double.hashCode(latitude) + Double.hashCode(longitude);
    }

    @Override
    public String toString() {
        return latitude + "," + longitude;
    }
}
