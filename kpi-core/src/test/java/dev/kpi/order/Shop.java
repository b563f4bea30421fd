package dev.kpi.order;

import dev.kpi.metric.Dimensions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Some lines and the settings under which they become orders; prints every fact, to read failing examples by. */
record Shop(OrderSettings settings, List<Line> lines) {

    Orders orders() {
        return orders(lines);
    }

    Orders orders(List<Line> others) {
        return others.stream().collect(Orders.collector(settings));
    }

    Oracle oracle() {
        return Oracle.of(settings, lines);
    }

    Shop with(List<Line> others) {
        return new Shop(settings, others);
    }

    @Override
    public String toString() {
        return settings
                + (settings.hasReturnsOnOrderDate() ? " returns on order date" : "")
                + lines.stream().map(Shop::describe).collect(Collectors.joining("\n  ", " with\n  ", "\n"));
    }

    private static String describe(Line line) {
        StringBuilder text = new StringBuilder(line.toString());
        text.append(' ').append(line.kind());
        if (line.isCharge()) {
            text.append(" charge");
        }
        if (line.discount() != null) {
            text.append(" discount ").append(line.discount()).append(line.isDiscountInPercent() ? "%" : "");
        }
        if (line.unitCost() != null) {
            text.append(" cost ").append(line.unitCost());
        }
        IntStream.range(0, Dimensions.wellKnown().size())
                .filter(i -> i != LineBatch.ORDER && i != LineBatch.PRODUCT && line.text(i) != null)
                .forEach(i -> text.append(' ')
                        .append(Dimensions.wellKnown().get(i))
                        .append('=')
                        .append(line.text(i)));
        line.others()
                .forEach((attribute, value) -> text.append(' ')
                        .append(attribute.level())
                        .append(' ')
                        .append(attribute)
                        .append('=')
                        .append(value));
        return text.toString();
    }
}
