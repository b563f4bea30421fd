package dev.kpi.examples.adapters;

import dev.kpi.examples.adapters.ColumnPlan.Use;
import dev.kpi.metric.Dimensions;
import dev.kpi.order.LineBatch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the columns of latitudes and longitudes: where goods are sent from, and where to. A place is known where both of
 * its coordinates are. Not thread-safe.
 */
final class PlaceColumns {

    private final List<Place> places;

    private record Place(int slot, Coordinate latitude, Coordinate longitude) {}

    /** One column, -1 where the file has none. */
    private record Coordinate(int column, CoordinateText text) {}

    private PlaceColumns(List<Place> places) {
        this.places = places;
    }

    /** The columns of a file; {@code null} if none is a coordinate. */
    static @Nullable PlaceColumns of(ColumnPlan plan, CsvFormat format, LineBatch batch) {
        List<Place> places = new ArrayList<>();
        add(places, batch.slot(Dimensions.shipFrom()), plan, format, Use.SHIP_FROM_LATITUDE, Use.SHIP_FROM_LONGITUDE);
        add(places, batch.slot(Dimensions.shipTo()), plan, format, Use.SHIP_TO_LATITUDE, Use.SHIP_TO_LONGITUDE);
        return places.isEmpty() ? null : new PlaceColumns(places);
    }

    private static void add(
            List<Place> places, int slot, ColumnPlan plan, CsvFormat format, Use latitude, Use longitude) {
        if (plan.uses().contains(latitude) || plan.uses().contains(longitude)) {
            places.add(new Place(
                    slot,
                    coordinate(plan, latitude, format.coordinates(90)),
                    coordinate(plan, longitude, format.coordinates(180))));
        }
    }

    private static Coordinate coordinate(ColumnPlan plan, Use use, CoordinateText text) {
        return new Coordinate(plan.uses().indexOf(use), text);
    }

    /** Takes what is wrong with the field of a column. */
    interface Complaints {
        void add(int column, String complaint);
    }

    /** Sets the places of the line at hand. */
    void take(LineBatch batch, RecordBlock block, int record, Complaints complaints) {
        for (Place place : places) {
            String latitude = read(place.latitude, block, record, complaints);
            String longitude = read(place.longitude, block, record, complaints);
            if (latitude != null && longitude != null) {
                batch.text(place.slot, latitude + "," + longitude);
            }
        }
    }

    private static @Nullable String read(Coordinate coordinate, RecordBlock block, int record, Complaints complaints) {
        if (coordinate.column < 0) {
            return null;
        }
        int from = block.from(coordinate.column)[record];
        int to = block.to(coordinate.column)[record];
        if (from == to) {
            return null;
        }
        String value = coordinate.text.read(block.text(), from, to);
        if (value == null) {
            complaints.add(coordinate.column, coordinate.text.complaint());
        }
        return value;
    }
}
