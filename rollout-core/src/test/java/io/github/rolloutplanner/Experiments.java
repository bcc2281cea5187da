package io.github.rolloutplanner;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.reason.Reason;
import java.util.Map;

/** Changes that are tested on some of their users, for tests. */
final class Experiments {
    static final ExperimentRequest TEN_PERCENT_MORE = ExperimentRequest.changing("Orders", percent(10));

    static Experiment experiment(ChangeDraft draft) {
        return draft.plan().experiment().orElseThrow();
    }

    static ChangeDraft orders(ExperimentRequest request) {
        return RolloutPlanner.forChange("Green button")
                .ui("The order button is green")
                .success(Metric.conversion("Orders", percent(10)))
                .experiment(request);
    }

    private Experiments() {}

    static Map<String, String> facts(Experiment experiment, String rule) {
        return experiment.reasons().stream()
                .filter(reason -> reason.rule().equals(rule))
                .map(Reason::facts)
                .findFirst()
                .orElseThrow();
    }
}
