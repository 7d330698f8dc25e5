package fr.havre.ui.viewer.biology;

import fr.havre.documents.cda.CodedResult;
import fr.havre.ui.LiveWords;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;
import javafx.util.StringConverter;

/** The values of one analyte in one unit over time; behind each point the range of its own report. */
final class TrendChart extends LineChart<Number, Number> {
    private final Trend trend;
    private final List<Rectangle> ranges = new ArrayList<>();

    TrendChart(Trend trend, LiveWords words, Consumer<TrendPoint> open) {
        super(days(trend), values(trend));
        this.trend = trend;
        setAnimated(false);
        setLegendVisible(false);
        setCreateSymbols(true);
        setMinHeight(180);
        getStyleClass().add("trend-chart");
        Amounts amounts = new Amounts(words.locale());
        Series<Number, Number> series = new Series<>();
        for (TrendPoint point : trend.points()) {
            Data<Number, Number> data = new Data<>(point.day(), point.number());
            data.setNode(symbol(point, words, amounts, open));
            series.getData().add(data);
            Rectangle range = new Rectangle();
            range.getStyleClass().add("trend-range");
            range.setManaged(false);
            range.setMouseTransparent(true);
            ranges.add(range);
        }
        getPlotChildren().addAll(0, ranges);
        getData().add(series);
        for (int i = 0; i < trend.points().size(); i++) {           // the chart has put its own styles in place of all others
            series.getData().get(i).getNode().getStyleClass().addAll("trend-point",
                    trend.points().get(i).result().isAbnormal() ? "trend-abnormal" : "trend-usual");
        }
    }

    private static Region symbol(TrendPoint point, LiveWords words, Amounts amounts, Consumer<TrendPoint> open) {
        Region symbol = new Region();
        String said = PointWords.of(point, words, amounts);
        Tooltip tip = new Tooltip(said);
        tip.setShowDelay(Duration.millis(150));
        Tooltip.install(symbol, tip);
        symbol.setAccessibleText(said);
        symbol.setOnMouseClicked(_ -> open.accept(point));
        return symbol;
    }

    private static NumberAxis days(Trend trend) {
        double first = trend.points().getFirst().day();
        double last = trend.points().getLast().day();
        double margin = Math.max(10, (last - first) * 0.06);
        NumberAxis axis = new NumberAxis(Math.floor(first - margin), Math.ceil(last + margin),
                Math.max(1, Math.ceil((last - first + 2 * margin) / 5)));
        boolean years = last - first > 900;
        DateTimeFormatter shown = DateTimeFormatter.ofPattern(years ? "MM/yyyy" : "dd/MM/yy");
        axis.setTickLabelFormatter(new StringConverter<>() {
            @Override public String toString(Number day) {
                return shown.format(LocalDate.ofEpochDay(Math.round(day.doubleValue())));
            }

            @Override public Number fromString(String text) {
                throw new UnsupportedOperationException();
            }
        });
        axis.setMinorTickVisible(false);
        return axis;
    }

    /** Wide enough for every value and every range. */
    private static NumberAxis values(Trend trend) {
        double low = Double.MAX_VALUE;
        double high = -Double.MAX_VALUE;
        for (TrendPoint point : trend.points()) {
            double value = point.number().doubleValue();
            low = Math.min(low, Math.min(value, bound(point, true).doubleValue()));
            high = Math.max(high, Math.max(value, bound(point, false).doubleValue()));
        }
        double margin = high > low ? (high - low) * 0.12 : Math.max(Math.abs(high) * 0.1, 0.1);
        double step = step((high - low + 2 * margin) / 5);
        NumberAxis axis = new NumberAxis(Math.floor((low - margin) / step) * step, Math.ceil((high + margin) / step) * step, step);
        axis.setMinorTickVisible(false);
        return axis;
    }

    /** 1, 2 or 5 times a power of ten. */
    private static double step(double about) {
        double power = Math.pow(10, Math.floor(Math.log10(about)));
        double part = about / power;
        return (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10) * power;
    }

    /** A bound of its range in the same unit; the value itself where there is none. */
    private static BigDecimal bound(TrendPoint point, boolean low) {
        return range(point).flatMap(range -> low ? range.low() : range.high()).orElse(point.number());
    }

    private static java.util.Optional<CodedResult.ReferenceRange> range(TrendPoint point) {
        return point.result().reference().filter(range -> point.result().quantity()
                .filter(quantity -> quantity.unit().equals(range.unit())).isPresent());
    }

    @Override protected void layoutPlotChildren() {
        super.layoutPlotChildren();
        NumberAxis x = (NumberAxis) getXAxis();
        NumberAxis y = (NumberAxis) getYAxis();
        List<TrendPoint> points = trend.points();
        for (int i = 0; i < points.size(); i++) {
            Rectangle drawn = ranges.get(i);
            var range = range(points.get(i));
            drawn.setVisible(range.isPresent());
            if (range.isEmpty()) continue;
            double here = x.getDisplayPosition(points.get(i).day());
            double left = i == 0 ? here - 18 : (here + x.getDisplayPosition(points.get(i - 1).day())) / 2;
            double right = i == points.size() - 1 ? here + 18 : (here + x.getDisplayPosition(points.get(i + 1).day())) / 2;
            double top = range.get().high().map(high -> y.getDisplayPosition(high.doubleValue())).orElse(0.0);
            double bottom = range.get().low().map(low -> y.getDisplayPosition(low.doubleValue())).orElse(y.getHeight());
            drawn.setX(left + 0.5);
            drawn.setWidth(Math.max(2, right - left - 1));
            drawn.setY(top);
            drawn.setHeight(Math.max(2, bottom - top));
        }
    }
}
