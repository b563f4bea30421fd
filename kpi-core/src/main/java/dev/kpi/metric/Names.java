package dev.kpi.metric;

import dev.kpi.text.DisplayText;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds things by the names that people type. */
final class Names {

    private Names() {}

    /** Small letters and single blanks: {@code Payment-Method} and {@code payment_method} are both payment method. */
    static String plain(String name) {
        return name.strip().replaceAll("[-_\\s]+", " ").toLowerCase(Locale.ROOT);
    }

    /**
     * The first thing of that name.
     *
     * @param kind what is looked for, in the singular
     * @param spelledOut further names, each with the proper one
     */
    static <T> T find(
            String kind,
            String name,
            Collection<? extends T> among,
            Function<? super T, String> nameOf,
            Map<String, String> spelledOut) {
        String asked = plain(name);
        String wanted = plain(spelledOut.getOrDefault(asked, asked));
        for (T thing : among) {
            if (plain(nameOf.apply(thing)).equals(wanted)) {
                return thing;
            }
        }
        throw new NoSuchElementException("no " + kind + " '" + DisplayText.inMessage(name) + "'; there are "
                + among.stream()
                        .map(nameOf)
                        .distinct()
                        .map(DisplayText::inMessage)
                        .collect(Collectors.joining(", ")));
    }
}
