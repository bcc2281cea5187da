package io.github.rolloutplanner.json.export.prometheus;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What two groups show minute by minute, and which alerts have to fire then.
 *
 * @param name what happens
 * @param series the series, as promtool reads them
 * @param firing alerts and their metrics
 * @param answers what else is asked, and the one number that is answered, or nothing
 * @param minutes how long it goes on
 */
record Scenario(String name, List<String> series, List<String> firing, List<Answer> answers, int minutes) {
    private static final int USUALLY = 25;

    static Scenario of(String name) {
        return new Scenario(name, List.of(), List.of(), List.of(), USUALLY);
    }

    Scenario lasting(int newMinutes) {
        return new Scenario(name, series, firing, answers, newMinutes);
    }

    /** A counter that rises by as much each minute. */
    Scenario counter(String selector, double perMinute) {
        return series(selector, "0+" + perMinute + "x" + minutes);
    }

    Scenario series(String selector, String values) {
        List<String> more = new ArrayList<>(series);
        more.add("      - series: '" + selector + "'\n        values: '" + values + "'\n");
        return new Scenario(name, more, firing, answers, minutes);
    }

    /** Requests each minute, of which some fail and some are slower than a bound. */
    Scenario group(String variant, double requests, double failing, double slow) {
        String label = "{variant=\"" + variant + "\"";
        return counter("requests_total" + label + ",code=\"200\"}", requests * (1 - failing))
                .counter("requests_total" + label + ",code=\"500\"}", requests * failing)
                .histogram(variant, requests, slow, 1);
    }

    /** Of the slow ones, some end within the last bucket that has an end. */
    Scenario histogram(String variant, double requests, double slow, double ofThemWithinTwoSeconds) {
        String label = "duration_seconds_bucket{variant=\"" + variant + "\",le=";
        double fast = requests * (1 - slow);
        return counter(label + "\"0.1\"}", fast / 2)
                .counter(label + "\"0.4\"}", fast)
                .counter(label + "\"2\"}", fast + requests * slow * ofThemWithinTwoSeconds)
                .counter(label + "\"+Inf\"}", requests);
    }

    Scenario users(double treated, double control) {
        return counter("new_users_total{variant=\"on\"}", treated).counter("new_users_total{variant=\"off\"}", control);
    }

    Scenario fires(String alert, String metric) {
        List<String> more = new ArrayList<>(firing);
        more.add(labels(alert, metric));
        return new Scenario(name, series, more, answers, minutes);
    }

    private static String labels(String alert, String metric) {
        return "{alertname=\"" + alert + "\"" + (metric.isEmpty() ? "" : ", metric=\"" + metric + "\"") + "}";
    }

    /** Whether an alert of a metric has to fire. */
    boolean isFiring(String alert, String metric) {
        return firing.contains(labels(alert, metric));
    }

    /** A query that has to answer a number without labels, or nothing. */
    Scenario answers(String query, OptionalInt number) {
        List<Answer> more = new ArrayList<>(answers);
        more.add(new Answer(query, number));
        return new Scenario(name, series, firing, more, minutes);
    }

    private record Answer(String query, OptionalInt number) {
        String test(int minutes) {
            String samples = number.isPresent()
                    ? "        exp_samples:\n          - labels: '{}'\n            value: " + number.getAsInt() + "\n"
                    : "        exp_samples: []\n";
            return "      - expr: '" + query.replace("'", "''") + "'\n        eval_time: " + minutes + "m\n" + samples;
        }
    }

    private String test() {
        String samples = new TreeSet<>(firing)
                .stream()
                        .map(labels ->
                                "          - labels: '" + labels.replace("'", "''") + "'\n            value: 1\n")
                        .collect(Collectors.joining());
        return "  - name: '" + name + "'\n    interval: 1m\n    input_series:\n" + String.join("", series)
                + "    promql_expr_test:\n"
                + "      - expr: 'group by (alertname, metric) (ALERTS{alertstate=\"firing\"})'\n"
                + "        eval_time: " + minutes + "m\n"
                + (samples.isEmpty() ? "        exp_samples: []\n" : "        exp_samples:\n" + samples)
                + answers.stream().map(answer -> answer.test(minutes)).collect(Collectors.joining());
    }

    /** The file that promtool runs. */
    static String tests(List<Scenario> scenarios) {
        return "rule_files: [rules.yml]\nevaluation_interval: 1m\ntests:\n"
                + scenarios.stream().map(Scenario::test).collect(Collectors.joining());
    }
}
