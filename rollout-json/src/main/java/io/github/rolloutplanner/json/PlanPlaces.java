package io.github.rolloutplanner.json;

import io.github.rolloutplanner.json.Node.ArrayNode;
import io.github.rolloutplanner.json.Node.ObjectNode;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the parts of a plan stand in the document that it was read from. A part whose key is not its name in small letters is
 * in a table; what the document does not have is at the next value around it.
 */
final class PlanPlaces {
    private static final Pattern STEP = Pattern.compile("([A-Za-z]+)|\\[([0-9]+)\\]");
    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");
    private static final String ITEM = "[]";

    private static final Map<String, String> CONTRACT = Map.ofEntries(
            Map.entry("risk", "impact_level"),
            Map.entry("phases", "rollout_phases"),
            Map.entry("phases[].number", "phase"),
            Map.entry("phases[].audience", "target_group"),
            Map.entry("phases[].soak", "duration_hours"),
            Map.entry("flags", "feature_flags"),
            Map.entry("flags[].key", "name"),
            Map.entry("flags[].startPercentage", "targeting/percentage"),
            Map.entry("flags[].rules", "targeting"),
            Map.entry("experiment", "ab_testing"),
            Map.entry("experiment.control", "variant_a"),
            Map.entry("experiment.treatment", "variant_b"),
            Map.entry("experiment.furtherTreatments", ""),
            Map.entry("experiment.split", "split_percentage"),
            Map.entry("experiment.sampleSizePerGroup", "sample_size_needed"),
            Map.entry("experiment.days", "duration_days"),
            Map.entry("experiment.confidence", "statistical_significance"),
            Map.entry("rollback", "rollback_plan"),
            Map.entry("rollback.manualSteps", "manual_rollback_steps"),
            Map.entry("rollback.within", "rollback_duration"),
            Map.entry("rollback.data", "data_rollback"),
            Map.entry("timeline.phases", ""),
            Map.entry("timeline.total", "total_duration"));

    private static final Map<String, String> DETAILED = Map.ofEntries(
            Map.entry("risk", "impact_level"),
            Map.entry("phases[].goLiveCriteria", "gates"),
            Map.entry("flags", "flag_definitions"),
            Map.entry("flags[].key", "flag_name"),
            Map.entry("flags[].startPercentage", "percentage_rollout/percentage"),
            Map.entry("flags[].bucketBy", "percentage_rollout/seed"),
            Map.entry("flags[].rules", "targeting_rules"),
            Map.entry("monitoring", "monitoring_details"),
            Map.entry("rollback", "rollback_details"),
            Map.entry("successCriteria", "success_gates"),
            Map.entry("timeline", "schedule"),
            Map.entry("dependencies", "statements/dependencies"),
            Map.entry("exposure.basis.noticingDelay", "detection_delay"));

    /** What stands in the contract under keys of its own, and not in a list. */
    private static final Map<String, BiFunction<RolloutPlan, int[], String>> CONTRACT_ITEMS = Map.of(
            "timeline.phases[]", (plan, at) -> "phase_" + (at[0] + 1),
            "experiment.furtherTreatments[]", (plan, at) -> "variant_" + (char) ('c' + at[0]),
            "flags[].rules[]",
                    (plan, at) -> plan.flags().get(at[0]).rules().get(at[1]).segment() + "_users");

    private final Node root;
    private final RolloutPlan plan;
    private final Map<String, String> keys;
    private final Map<String, BiFunction<RolloutPlan, int[], String>> items;

    private PlanPlaces(
            Node root,
            RolloutPlan plan,
            Map<String, String> keys,
            Map<String, BiFunction<RolloutPlan, int[], String>> items) {
        this.root = root;
        this.plan = plan;
        this.keys = keys;
        this.items = items;
    }

    /** The places of a plan in the contract. */
    static PlanPlaces inContract(Node root, RolloutPlan plan) {
        return new PlanPlaces(root, plan, CONTRACT, CONTRACT_ITEMS);
    }

    /** The places of a plan in the typed part of the detailed form. */
    static PlanPlaces inDetail(Node root, RolloutPlan plan) {
        return new PlanPlaces(root, plan, DETAILED, Map.of());
    }

    /** The value in the document that a path of a finding leads to, or the next one around it. */
    Node at(String path) {
        Walk walk = new Walk();
        Matcher steps = STEP.matcher(path);
        while (steps.find() && walk.isOnTheWay) {
            if (steps.group(1) != null) {
                walk.toPart(steps.group(1));
            } else {
                walk.toItem(Integer.parseInt(steps.group(2)));
            }
        }
        return walk.at;
    }

    private static String inSmallLetters(String name) {
        return CAPITAL.matcher(name).replaceAll(capital -> "_" + capital.group().toLowerCase(Locale.ROOT));
    }

    /** A way through the document, step by step. */
    private final class Walk {
        private Node at = root;
        private boolean isOnTheWay = true;
        private String part = "";
        private int[] indices = {};

        void toPart(String name) {
            part = part.isEmpty() ? name : part + "." + name;
            String key = keys.getOrDefault(part, inSmallLetters(name));
            for (String token : List.of(key.split("/", 0))) {
                if (isOnTheWay && !token.isEmpty()) {
                    to(member(token));
                }
            }
        }

        void toItem(int index) {
            part += ITEM;
            indices = append(indices, index);
            BiFunction<RolloutPlan, int[], String> key = items.get(part);
            to(key == null ? item(index) : member(key.apply(plan, indices)));
        }

        private void to(Optional<Node> next) {
            isOnTheWay = next.isPresent();
            at = next.orElse(at);
        }

        private Optional<Node> member(String key) {
            return at instanceof ObjectNode object
                    ? Optional.ofNullable(object.members().get(key))
                    : Optional.empty();
        }

        private Optional<Node> item(int index) {
            return at instanceof ArrayNode array && index < array.items().size()
                    ? Optional.of(array.items().get(index))
                    : Optional.empty();
        }

        private static int[] append(int[] all, int last) {
            int[] longer = Arrays.copyOf(all, all.length + 1);
            longer[all.length] = last;
            return longer;
        }
    }
}
