package dev.kpi.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoordinatesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"51.5,-0.12;51.5;-0.12", "' +5 , 7e1 ';5;70", "-90,180;-90;180", "0,-1.0E-5;0;-0.00001"})
    void readsLatitudeAndLongitude(String text, double latitude, double longitude) {
        assertThat(Coordinates.parse(text)).isEqualTo(Coordinates.of(latitude, longitude));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "1",
                "1;2",
                "1,2,3",
                ",",
                "1,",
                "NaN,0",
                "91,0",
                "-90.0001,0",
                "0,180.5",
                "0,-181",
                "1d,0",
                "0x1p3,0",
                "Infinity,0",
                "1e400,0",
                "(unknown)",
                "12 3,0"
            })
    void whatIsNoPlaceIsNotRead(String text) {
        assertThat(Coordinates.parseOrNull(text)).isNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Coordinates.parse(text))
                .withMessage("coordinates (" + text
                        + ") must be a latitude in [-90, 90] and a longitude in [-180, 180]," + " as in 51.5,-0.12");
    }

    @Test
    void placesOffTheEarthAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Coordinates.of(90.5, 0))
                .withMessage("latitude (90.5) must be in [-90, 90]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Coordinates.of(0, Double.NaN))
                .withMessage("longitude (NaN) must be in [-180, 180]");
    }

    @Test
    void knownDistances() {
        Coordinates pole = Coordinates.of(90, 0);
        // a quarter and half of the way round a circle of radius 6371.0088 km
        assertThat(pole.metresTo(Coordinates.of(0, 77))).isEqualTo(10_007_557);
        assertThat(pole.metresTo(Coordinates.of(-90, 0))).isEqualTo(20_015_114);
        assertThat(Coordinates.of(0, 0).metresTo(Coordinates.of(0, 180))).isEqualTo(20_015_114);
        assertThat(Coordinates.of(0, 179.5).metresTo(Coordinates.of(0, -179.5))).isEqualTo(111_195);
        // Nashville to Los Angeles: 2887.2599506071106 km on a sphere of 6372.8 km (Rosetta Code, haversine formula)
        assertThat(Coordinates.of(36.12, -86.67).metresTo(Coordinates.of(33.94, -118.40)))
                .isEqualTo((int) Math.round(2887.2599506071106 / 6372.8 * 6_371_008.8));
    }

    @Property
    void distancesAreThoseBetweenVectors(
            @ForAll @DoubleRange(min = -90, max = 90) double latitude,
            @ForAll @DoubleRange(min = -180, max = 180) double longitude,
            @ForAll @DoubleRange(min = -90, max = 90) double otherLatitude,
            @ForAll @DoubleRange(min = -180, max = 180) double otherLongitude) {
        Coordinates here = Coordinates.of(latitude, longitude);
        Coordinates there = Coordinates.of(otherLatitude, otherLongitude);

        // another formula: the angle between unit vectors, from their cross and dot products
        double[] u = unit(here);
        double[] v = unit(there);
        double cross = Math.sqrt(square(u[1] * v[2] - u[2] * v[1])
                + square(u[2] * v[0] - u[0] * v[2])
                + square(u[0] * v[1] - u[1] * v[0]));
        double angle = Math.atan2(cross, u[0] * v[0] + u[1] * v[1] + u[2] * v[2]);
        assertThat((double) here.metresTo(there)).isCloseTo(angle * 6_371_008.8, within(0.6)); // rounded, and opposites
        assertThat(there.metresTo(here)).isEqualTo(here.metresTo(there));
        assertThat(here.metresTo(here)).isZero();
        assertThat(Coordinates.parse(here.toString())).isEqualTo(here);
    }

    private static double square(double x) {
        return x * x;
    }

    private static double[] unit(Coordinates place) {
        double phi = Math.toRadians(place.latitude());
        double lambda = Math.toRadians(place.longitude());
        return new double[] {Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)};
    }

    @Test
    void bandsIncludeTheirLowerEnd() {
        DistanceBand bands = Dimensions.distanceBand(0.5, 10);
        assertThat(bands.bands()).containsExactly("below 0.5 km", "0.5 to 10 km", "10 km and more");
        assertThat(bands.positionOf(499)).isZero();
        assertThat(bands.positionOf(500)).isEqualTo(1);
        assertThat(bands.positionOf(9_999)).isEqualTo(1);
        assertThat(bands.positionOf(10_000)).isEqualTo(2);
        assertThat(bands).isEqualTo(Dimensions.distanceBand(0.5, 10)).isNotEqualTo(Dimensions.distanceBand());
        assertThat(Dimensions.distanceBand()).isEqualTo(Dimensions.distanceBand(10, 50, 100, 250, 500, 1000));
        assertThat(java.util.stream.Stream.of("(unknown)", "10 km and more", "below 0.5 km", "0.5 to 10 km")
                        .sorted(bands.keyOrder()))
                .containsExactly("below 0.5 km", "0.5 to 10 km", "10 km and more", "(unknown)");
    }

    @Test
    void breaksThatDoNotAscendAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dimensions.distanceBand(10, 5))
                .withMessage("breaks [10.0, 5.0] must ascend by at least a metre, from above 0 to at most 20100 km");
        for (double wrong : new double[] {0, -1, 0.0001, 20_101, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Dimensions.distanceBand(wrong))
                    .withMessage(
                            "breaks [" + wrong + "] must ascend by at least a metre, from above 0 to at most 20100 km");
        }
    }
}
