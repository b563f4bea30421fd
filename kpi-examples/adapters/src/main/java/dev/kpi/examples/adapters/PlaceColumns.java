package dev.kpi.examples.adapters;

import dev.kpi.examples.adapters.ColumnPlan.Use;
import dev.kpi.metric.Dimensions;
import dev.kpi.order.LineBatch;
import dev.kpi.quality.Reason;
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
    private record Coordinate(int column, String header, CoordinateText text) {}

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
        int column = plan.uses().indexOf(use);
        return new Coordinate(column, column < 0 ? "" : plan.headers().get(column), text);
    }

    /** Sets the places of the next line to end; false if one of its coordinates is none and the policy is to drop the line. */
    boolean take(LineBatch batch, RecordBlock block, int record) {
        boolean passes = true;
        for (Place place : places) {
            passes &= read(place.latitude, batch, block, record);
            passes &= read(place.longitude, batch, block, record);
            String latitude = place.latitude.text.value();
            String longitude = place.longitude.text.value();
            if (latitude != null && longitude != null) {
                batch.text(place.slot, latitude + "," + longitude);
            }
        }
        return passes;
    }

    private static boolean read(Coordinate coordinate, LineBatch batch, RecordBlock block, int record) {
        coordinate.text.clear();
        if (coordinate.column < 0) {
            return true;
        }
        int from = block.from(coordinate.column)[record];
        int to = block.to(coordinate.column)[record];
        if (from == to || coordinate.text.read(block.text(), from, to)) {
            return true;
        }
        return batch.note(
                Reason.UNPARSABLE_FIELD,
                block.line(record),
                coordinate.header,
                LineReader.raw(block.text(), from, to),
                coordinate.text.complaint());
    }
}
