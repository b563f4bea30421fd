package dev.kpi.metric;

import org.jspecify.annotations.Nullable;

/**
 * A place on earth, in degrees. Prints as the text that orders carry, {@code 51.5,-0.12}, which {@link #parse} reads.
 * Immutable and thread-safe; equal by value.
 *
 * @param latitude north positive, in [-90, 90]
 * @param longitude east positive, in [-180, 180]
 */
public record Coordinates(double latitude, double longitude) {

    private static final double EARTH_RADIUS = 6_371_008.8; // mean radius of WGS 84, in metres

    /**
     * Checks both.
     *
     * @throws IllegalArgumentException if the latitude is not in [-90, 90] or the longitude not in [-180, 180]
     */
    public Coordinates {
        if (!(Math.abs(latitude) <= 90)) {
            throw new IllegalArgumentException("latitude (" + latitude + ") must be in [-90, 90]");
        }
        if (!(Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("longitude (" + longitude + ") must be in [-180, 180]");
        }
    }

    /**
     * Reads latitude and longitude, separated by a comma.
     *
     * @throws IllegalArgumentException if the text is no such thing, or a number is out of its range
     */
    public static Coordinates parse(String text) {
        Coordinates read = parseOrNull(text);
        if (read == null) {
            throw new IllegalArgumentException("coordinates (" + text
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

    /**
     * The great-circle distance by the haversine formula on a sphere of radius 6371.0088 km, in whole metres.
     *
     * <p>2 R asin √(sin²(Δφ/2) + cos φ₁ cos φ₂ sin²(Δλ/2)); at most 20,015,114 m, half of the way round. The same on
     * every machine.
     *
     * @see "Sinnott (1984), Virtues of the Haversine, Sky and Telescope 68(2), 159"
     */
    public int metresTo(Coordinates other) {
        double ofLatitude = StrictMath.sin(StrictMath.toRadians(other.latitude - latitude) / 2);
        double ofLongitude = StrictMath.sin(StrictMath.toRadians(other.longitude - longitude) / 2);
        double haversine = ofLatitude * ofLatitude
                + StrictMath.cos(StrictMath.toRadians(latitude))
                        * StrictMath.cos(StrictMath.toRadians(other.latitude))
                        * ofLongitude
                        * ofLongitude;
        return (int) Math.round(2 * EARTH_RADIUS * StrictMath.asin(Math.min(1, StrictMath.sqrt(haversine))));
    }

    @Override
    public String toString() {
        return latitude + "," + longitude;
    }
}
