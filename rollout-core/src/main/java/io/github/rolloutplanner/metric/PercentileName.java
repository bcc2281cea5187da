package io.github.rolloutplanner.metric;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The percentile that the name of a metric says: "Checkout p95", "p99.9 of search". */
final class PercentileName {
    private static final Pattern PERCENTILE =
            Pattern.compile("(?i)(?<![a-z0-9])p(\\d{1,2}(?:\\.\\d{1,4})?)(?![a-z0-9.])");

    private PercentileName() {}

    static Optional<Percentage> in(String name) {
        Matcher said = PERCENTILE.matcher(name);
        return said.find()
                ? Optional.of(Percentage.percent(Double.parseDouble(said.group(1))))
                        .filter(percentile -> percentile.value() > 0)
                : Optional.empty();
    }
}
