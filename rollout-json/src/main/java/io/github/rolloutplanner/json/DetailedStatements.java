package io.github.rolloutplanner.json;

import io.github.rolloutplanner.plan.PlanRisk;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.Statement;
import java.io.IOException;
import java.util.List;

/** The sentences of a plan, and why they are there. */
final class DetailedStatements extends ObjectCodec<DetailedStatements.Statements> {
    private final Field<List<Statement>> dependencies = required("dependencies", Reasons.STATEMENTS);
    private final Field<List<PlanRisk>> risks = required("risks", new ListCodec<>(new DetailedRisk()));
    private final Field<List<Statement>> recommendations = required("recommendations", Reasons.STATEMENTS);

    DetailedStatements() {
        super("statements");
    }

    @Override
    void put(Statements statements, JsonOut out) throws IOException {
        out.put(dependencies, statements.dependencies());
        out.put(risks, statements.risks());
        out.put(recommendations, statements.recommendations());
    }

    @Override
    Statements build(Members members) {
        return new Statements(members.get(dependencies), members.get(risks), members.get(recommendations));
    }

    /** The three lists of statements in a plan. */
    record Statements(List<Statement> dependencies, List<PlanRisk> risks, List<Statement> recommendations) {
        static Statements of(RolloutPlan plan) {
            return new Statements(plan.dependencies(), plan.risks(), plan.recommendations());
        }
    }
}
