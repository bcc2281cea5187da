package io.github.rolloutplanner.json.prometheus;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.decision.Feed;
import io.github.rolloutplanner.internal.text.Excerpt;
import io.github.rolloutplanner.json.internal.prometheus.LabelMatcher;
import io.github.rolloutplanner.operate.SourceException;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * By which label of its series Prometheus tells the exposed users from the control group: the flag's value, the version of a
 * deployment.
 *
 * <pre>{@code
 * PrometheusGroups.of("variant", "on").withControl("off");
 * PrometheusGroups.of("version", "v42").withControl("v41");
 * PrometheusGroups.of("form", "short").withControl("long").withTreatment("one page", "one-page");
 * }</pre>
 *
 * @since 0.1.0
 */
public final class PrometheusGroups {
    private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

    private static final int SHOWN = 60;

    private final String label;
    private final String treated;
    private final Optional<String> control;
    private final Map<String, String> treatments;

    private PrometheusGroups(String label, String treated, Optional<String> control, Map<String, String> treatments) {
        this.label = label;
        this.treated = treated;
        this.control = apart(control, treated, treatments);
        this.treatments = treatments;
    }

    /**
     * Groups of which only the exposed one is known.
     *
     * @param label the label, which each series has that is counted
     * @param treated its value for exposed users
     * @return the groups
     * @throws RolloutException.InvalidValue if that is no name of a label, or the value is empty
     */
    public static PrometheusGroups of(String label, String treated) {
        if (!LABEL.matcher(requireNonNull(label, "label")).matches()) {
            throw new RolloutException.InvalidValue(
                    "'" + label + "' is no name of a label. Give letters, digits and underscores, such as variant.");
        }
        return new PrometheusGroups(label, value(treated, "treated"), Optional.empty(), Map.of());
    }

    /** A group is only told from another one by a value of its own. */
    private static Optional<String> apart(Optional<String> control, String treated, Map<String, String> treatments) {
        control.filter(value -> value.equals(treated) || treatments.containsValue(value))
                .ifPresent(value -> {
                    throw new RolloutException.InvalidValue("'" + Excerpt.of(value, SHOWN)
                            + "' stands for exposed users and for the control group, which would be compared with"
                            + " itself. Give the value that only the series of the control group have.");
                });
        return control;
    }

    private static String value(String value, String name) {
        if (requireNonNull(value, name).isEmpty()) {
            throw new RolloutException.InvalidValue(
                    "An empty label stands for series that do not have it. Give the value of the group's own series.");
        }
        return value;
    }

    /**
     * These groups with a control group.
     *
     * @param control the value of the label for users of the control group
     * @return groups that differ in this
     * @throws RolloutException.InvalidValue if it is empty, or that of exposed users
     */
    public PrometheusGroups withControl(String control) {
        return new PrometheusGroups(label, treated, Optional.of(value(control, "control")), treatments);
    }

    /**
     * These groups with the value of one treatment, in an experiment of several. Without it, the treatment itself is the value.
     *
     * @param treatment as the experiment describes it
     * @param value the value of the label for its users
     * @return groups that differ in this
     * @throws RolloutException.InvalidValue if the value is empty, or that of the control group
     */
    public PrometheusGroups withTreatment(String treatment, String value) {
        Map<String, String> more = new LinkedHashMap<>(treatments);
        more.put(requireNonNull(treatment, "treatment"), value(value, "value"));
        return new PrometheusGroups(label, treated, control, more);
    }

    /**
     * The label that tells the groups apart.
     *
     * @return its name
     */
    public String label() {
        return label;
    }

    /**
     * The value of the label for exposed users.
     *
     * @return the value
     */
    public String treated() {
        return treated;
    }

    /**
     * The value of the label for users of the control group.
     *
     * @return the value; empty where only the exposed group is known
     */
    public Optional<String> control() {
        return control;
    }

    /** A metric whose series leave it to the groups which of them is counted. */
    PrometheusMetric open(PrometheusMetric metric) {
        metric.selectors().stream()
                .filter(selector -> selector.matchesOn(label))
                .findFirst()
                .ifPresent(selector -> {
                    throw new RolloutException.InvalidValue(
                            "'" + Excerpt.of(selector.toString(), SHOWN)
                                    + "' selects by " + Excerpt.of(label, SHOWN)
                                    + " already, the label that tells the groups apart. Leave it out: it is added for each group.");
                });
        return metric;
    }

    LabelMatcher treated(Feed feed) {
        return LabelMatcher.is(
                label,
                feed.treatment()
                        .map(treatment -> treatments.getOrDefault(treatment, treatment))
                        .orElse(treated));
    }

    LabelMatcher control(Feed feed) {
        return control.map(value -> LabelMatcher.is(label, value))
                .orElseThrow(() ->
                        new SourceException("'" + feed.name() + "' is compared with a control group, but it is not"
                                + " known which series are its. Give the value of " + label
                                + " for them, with PrometheusGroups.withControl(..)."));
    }

    @Override
    public String toString() {
        return label + " " + treated + control.map(value -> " beside " + value).orElse("")
                + (treatments.isEmpty() ? "" : " " + treatments);
    }
}
