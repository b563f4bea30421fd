package dev.kpi.json;

import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.kpi.figure.Figure;
import dev.kpi.metric.Key;
import dev.kpi.quality.Audit;
import dev.kpi.quality.QualityReport;
import dev.kpi.table.Breakdown;
import dev.kpi.table.Column;
import dev.kpi.table.Grid;
import dev.kpi.table.Series;
import dev.kpi.table.Summary;
import dev.kpi.table.Table;
import dev.kpi.table.Tabular;
import dev.kpi.time.DateRange;
import dev.kpi.time.FiscalYear;
import dev.kpi.time.IsoWeek;
import dev.kpi.time.YearQuarter;

/**
 * Teaches Jackson to write results; {@code new ObjectMapper().findAndRegisterModules()} finds it.
 *
 * <p>It only writes. Figures by themselves: an amount is {@code {"value":12.50,"currency":"GBP"}}, a count a number, a
 * share or quotient a number of at most 16 significant digits (a percentage as a fraction: 52.3% is {@code 0.523}), and
 * an undefined one {@code null}. Ranges of dates and periods are text as they print, such as
 * {@code "2011-01-01..2011-12-31"} and {@code "2011-W03"}.
 *
 * <p>Series, columns, breakdowns and tables share one shape. Key and values stand apart, so that a metric may bear the
 * name of a dimension. Rows of a series and of a table by time say whether they are {@code partial}; all but a series
 * have {@code totals}; a breakdown's rows add {@code share}, {@code rank} and {@code cumulativeShare}. Amounts are plain
 * numbers there; the metric tells the unit, which is {@code fraction} for percentages. A summary has {@code metrics} and
 * {@code values} alone. Where metrics need customers or costs, {@code coverage} tells of what fraction those are known:
 * {@code "coverage":{"customers":0.756}}.
 *
 * <pre>{@code
 * {"dimensions":["month"],
 *  "metrics":[{"name":"revenue","unit":"GBP","formula":"gross sales - discounts - returns"}],
 *  "rows":[{"key":{"month":"2011-01"},"partial":true,"values":{"revenue":12.50}}],
 *  "totals":{"revenue":12.50}}
 * }</pre>
 *
 * <p>Every other result that is {@link Tabular}, those of other modules among them, is its grid:
 *
 * <pre>{@code
 * {"columns":[{"name":"segment"},{"name":"revenue","unit":"GBP"}],
 *  "rows":[{"segment":"champions","revenue":12.50}],
 *  "notes":[]}
 * }</pre>
 *
 * <p>Safe for use by many threads once it is registered.
 */
public final class KpiModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    /** The module with all its serializers. */
    public KpiModule() {
        super("kpi");
        write(Figure.class, Figures::write);
        write(Key.class, Results::write);
        write(DateRange.class, (range, json) -> json.writeString(range.toString()));
        write(IsoWeek.class, (week, json) -> json.writeString(week.toString()));
        write(YearQuarter.class, (quarter, json) -> json.writeString(quarter.toString()));
        write(FiscalYear.class, (year, json) -> json.writeString(year.toString()));
        this.<Series<?, ?>>write(Series.class, Results::write);
        this.<Column<?, ?>>write(Column.class, Results::write);
        this.<Breakdown<?, ?>>write(Breakdown.class, Results::write);
        this.<Table<?>>write(Table.class, Results::write);
        write(Summary.class, Results::write);
        write(Grid.class, Grids::write);
        write(Tabular.class, (tabular, json) -> Grids.write(tabular.grid(), json));
        write(QualityReport.class, Reports::write);
        write(Audit.class, Reports::write);
    }

    private <T> void write(Class<? super T> type, Writing.Form<T> form) {
        addSerializer(new Writing<>(type, form));
    }
}
