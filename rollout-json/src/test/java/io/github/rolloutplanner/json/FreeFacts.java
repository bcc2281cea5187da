package io.github.rolloutplanner.json;

import java.util.List;
import java.util.stream.Stream;

/** The places of a detailed document that nothing else in it contradicts. */
final class FreeFacts {
    /** What a person or the policy states once: names, texts, limits, sizes and assumptions. */
    private static final String STATED = """
            /assessment/impacts/*/reason/facts/changes
            /assessment/impacts/*/reason/rule
            /assessment/impacts/*/reason/sentence
            /checklists/after/*/text
            /checklists/before/*/text
            /checklists/during/*/text
            /experiment/control
            /experiment/effect
            /experiment/hypothesis
            /experiment/metrics/*
            /experiment/power
            /experiment/sample_size_per_group
            /experiment/treatment
            /exposure/basis/baseline_uncertainty
            /exposure/basis/growth_exponent
            /exposure/basis/negligible_part
            /exposure/basis/rare_events
            /exposure/basis/slow_tail
            /exposure/basis/test_design
            /exposure/basis/tolerated_incident
            /feature
            /flag_definitions/*/implementation
            /flag_definitions/*/percentage_rollout/percentage
            /flag_definitions/*/percentage_rollout/seed
            /flag_definitions/*/targeting_rules/*/condition
            /flag_definitions/*/targeting_rules/*/segment
            /flag_definitions/*/variants/*/name
            /monitoring_details/alerts/*/action
            /monitoring_details/alerts/*/severity
            /monitoring_details/alerts/*/trigger/metric
            /monitoring_details/alerts/*/trigger/threshold/level/number
            /monitoring_details/alerts/*/trigger/threshold/level/unit
            /monitoring_details/dashboards/*/text
            /monitoring_details/metrics/*/arrival
            /monitoring_details/metrics/*/baseline/number
            /monitoring_details/metrics/*/kind
            /monitoring_details/metrics/*/limit/level/number
            /monitoring_details/metrics/*/limit/level/unit
            /monitoring_details/metrics/*/limit/relation
            /monitoring_details/metrics/*/threshold/level/number
            /phases/*/audience/known
            /phases/*/gates/*/condition/matter
            /phases/*/gates/*/handling/grace
            /phases/*/gates/*/harm_budget/at_full_percentage
            /phases/*/gates/*/harm_budget/at_start
            /phases/*/gates/*/margin
            /phases/*/gates/*/role
            /phases/*/name
            /phases/*/purpose
            /population/rings/*/name
            /rollback_details/communication/external
            /rollback_details/communication/internal
            /rollback_details/data/procedure
            /rollback_details/manual_steps/*/text
            /rollback_details/within/note
            /schedule/bake/note
            /schedule/phases/*/note
            /schedule/preparation/note
            /schedule/total/note
            /statements/dependencies/*/text
            /statements/recommendations/*/text
            /statements/risks/*/mitigation
            /statements/risks/*/risk
            /statements/risks/*/severity
            /strategy/id
            /strategy/label
            /success_gates/*/condition/matter
            /success_gates/*/condition/threshold/level/number
            /success_gates/*/margin
            /user_facing_changes/*
            """;

    /** Results that are only as true as the arithmetic that {@code explain()} writes out; nothing computes them again. */
    private static final String COMPUTED = """
            /exposure/phases/*/defects/*/metric
            /exposure/phases/*/defects/*/seen_after
            /exposure/phases/*/users
            /exposure/phases/*/users_so_far
            /phases/*/evidence/*/acceptable/number
            /phases/*/evidence/*/acceptable/unit
            /phases/*/evidence/*/acceptable_rate
            /phases/*/evidence/*/allocation_ratio
            /phases/*/evidence/*/baseline_rate
            /phases/*/evidence/*/harm/unit
            /phases/*/evidence/*/harm_rate
            /phases/*/evidence/*/incident_allowance
            /phases/*/evidence/*/level
            /phases/*/evidence/*/minimum_detectable_effect/number
            /phases/*/evidence/*/minimum_detectable_effect/unit
            /phases/*/evidence/*/reached_after
            /phases/*/evidence/*/trigger_seen_after
            /phases/*/evidence/*/unit
            /phases/*/gates/*/harm_budget/part
            """;

    private FreeFacts() {}

    static List<String> all() {
        return Stream.of(STATED, COMPUTED).flatMap(String::lines).sorted().toList();
    }
}
