package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Scalars.TEXT;

import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.plan.RollbackTrigger;
import io.github.rolloutplanner.plan.Statement;
import java.util.List;

/** Typed values that stand in the contract as one text. Reading keeps every text to the letter. */
final class ContractTexts {
    static final Codec<List<Gate>> GO_LIVE_CRITERIA = gates(GateRole.SIGNAL);
    static final Codec<List<Gate>> SUCCESS_CRITERIA = gates(GateRole.SUCCESS);
    static final Codec<Statement> STATEMENT = TEXT.as(Statement::stated, Statement::toString);
    static final Codec<List<Statement>> STATEMENTS = new ListCodec<>(STATEMENT);
    static final Codec<Condition> CONDITION = TEXT.as(Condition.Stated::new, Condition::toString);
    static final Codec<List<RollbackTrigger>> TRIGGERS =
            new ListCodec<>(TEXT.as(ContractTexts::trigger, RollbackTrigger::toString));
    static final Codec<Level> LEVEL = TEXT.as(Level::parse, Level::toString);

    /** What the contract has no key for: no rollout shall wait for a gate that decides nothing. */
    private static final String OBSERVED = " (observed only: too little data to decide)";

    private ContractTexts() {}

    private static Codec<List<Gate>> gates(GateRole role) {
        return new ListCodec<>(TEXT.as(text -> gate(text, role), ContractTexts::text));
    }

    private static String text(Gate gate) {
        return gate.role() == GateRole.OBSERVE ? gate + OBSERVED : gate.toString();
    }

    private static Gate gate(String text, GateRole role) {
        return text.endsWith(OBSERVED)
                ? Gate.stated(text.substring(0, text.length() - OBSERVED.length()), GateRole.OBSERVE)
                : Gate.stated(text, role);
    }

    private static RollbackTrigger trigger(String text) {
        return new RollbackTrigger(new Condition.Stated(text), List.of());
    }
}
