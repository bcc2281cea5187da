package io.github.rolloutplanner.metric;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The percentile that the name of a metric says: "Checkout p95", "p99.9 of search", "p999" as many dashboards write it. */
final class PercentileName {
    private static final Pattern PERCENTILE = Pattern.compile(
            "(?i)(?<![a-z0-9])p(?:(?<percent>\\d{1,2}(?:\\.\\d{1,4})?)|(?<nines>99)(?<tail>\\d{1,2}))(?!\\.?\\d|[a-z])");

    private PercentileName() {}

    static Optional<Percentage> in(String name) {
        Matcher said = PERCENTILE.matcher(name);
        return said.find() ? Optional.of(percentile(said)).filter(found -> found.value() > 0) : Optional.empty();
    }

    private static Percentage percentile(Matcher said) {
        String percent = said.group("percent");
        String number = percent == null ? said.group("nines") + "." + said.group("tail") : percent;
        return Percentage.percent(Double.parseDouble(number));
    }
}
