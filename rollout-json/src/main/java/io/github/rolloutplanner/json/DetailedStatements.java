package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.Reasons.REASONS;
import static io.github.rolloutplanner.json.Reasons.STATEMENTS;
import static io.github.rolloutplanner.json.RecordCodec.object;
import static io.github.rolloutplanner.json.Scalars.NAME;
import static io.github.rolloutplanner.json.Scalars.SEVERITY;
import static io.github.rolloutplanner.json.Scalars.TEXT;

import io.github.rolloutplanner.lint.Finding;
import io.github.rolloutplanner.plan.Assumption;
import io.github.rolloutplanner.plan.Checklists;
import io.github.rolloutplanner.plan.PlanRisk;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.Statement;
import java.util.List;

/** The sentences of a plan, why they are there, and what the linter says of it. */
final class DetailedStatements {
    private static final Codec<PlanRisk> PLAN_RISK = object(
            "risk_details",
            required("risk", TEXT, PlanRisk::risk),
            required("mitigation", TEXT, PlanRisk::mitigation),
            required("severity", SEVERITY, PlanRisk::severity),
            required("reasons", REASONS, PlanRisk::reasons),
            PlanRisk::new);

    static final Codec<Assumption> ASSUMPTION = object(
            "assumption",
            required("assumption", TEXT, Assumption::assumption),
            required("remedy", TEXT, Assumption::remedy),
            required("reasons", REASONS, Assumption::reasons),
            Assumption::new);

    static final Codec<PlanStatements> PLAN_STATEMENTS = object(
            "statements",
            required("dependencies", STATEMENTS, PlanStatements::dependencies),
            required("risks", new ListCodec<>(PLAN_RISK), PlanStatements::risks),
            required("recommendations", STATEMENTS, PlanStatements::recommendations),
            PlanStatements::new);

    static final Codec<Checklists> CHECKLISTS = object(
            "checklists",
            required("before", STATEMENTS, Checklists::before),
            required("during", STATEMENTS, Checklists::during),
            required("after", STATEMENTS, Checklists::after),
            Checklists::new);

    static final Codec<Finding> FINDING = object(
            "finding",
            required("rule", NAME, Finding::rule),
            required("severity", WordCodec.lowerCase(Finding.Severity.class), Finding::severity),
            required("path", TEXT, Finding::path),
            required("message", TEXT, Finding::message),
            required("advice", TEXT, Finding::advice),
            Finding::new);

    private DetailedStatements() {}

    /** The three lists of statements in a plan. */
    record PlanStatements(List<Statement> dependencies, List<PlanRisk> risks, List<Statement> recommendations) {
        static PlanStatements of(RolloutPlan plan) {
            return new PlanStatements(plan.dependencies(), plan.risks(), plan.recommendations());
        }
    }
}
