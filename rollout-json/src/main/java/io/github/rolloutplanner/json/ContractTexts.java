package io.github.rolloutplanner.json;

import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.LevelText;
import io.github.rolloutplanner.plan.RollbackTrigger;
import io.github.rolloutplanner.plan.Statement;
import java.util.List;

/** Typed values that stand in the contract as one text. Reading keeps every text to the letter. */
final class ContractTexts {
    static final Codec<List<Gate>> GO_LIVE_CRITERIA = new ListCodec<>(new Gates(GateRole.SIGNAL));
    static final Codec<List<Gate>> SUCCESS_CRITERIA = new ListCodec<>(new Gates(GateRole.SUCCESS));
    static final Codec<List<Statement>> STATEMENTS = new ListCodec<>(new Statements());
    static final Codec<List<RollbackTrigger>> TRIGGERS = new ListCodec<>(new Triggers());
    static final Codec<Condition> CONDITION = new Conditions();
    static final Codec<Level> LEVEL = new Levels();

    private ContractTexts() {}

    private static final class Gates extends TextCodec<Gate> {
        /** What the contract has no key for: nobody shall wait for a gate that decides nothing. */
        private static final String OBSERVED = " (observed only: too little data to decide)";

        private final GateRole role;

        Gates(GateRole role) {
            this.role = role;
        }

        @Override
        String text(Gate gate) {
            return gate.role() == GateRole.OBSERVE ? gate + OBSERVED : gate.toString();
        }

        @Override
        Gate parse(Node.TextNode node, Problems problems) {
            String text = node.text();
            return text.endsWith(OBSERVED)
                    ? Gate.stated(text.substring(0, text.length() - OBSERVED.length()), GateRole.OBSERVE)
                    : Gate.stated(text, role);
        }
    }

    private static final class Statements extends TextCodec<Statement> {
        @Override
        String text(Statement statement) {
            return statement.text();
        }

        @Override
        Statement parse(Node.TextNode node, Problems problems) {
            return Statement.stated(node.text());
        }
    }

    private static final class Triggers extends TextCodec<RollbackTrigger> {
        @Override
        String text(RollbackTrigger trigger) {
            return trigger.toString();
        }

        @Override
        RollbackTrigger parse(Node.TextNode node, Problems problems) {
            return new RollbackTrigger(new Condition.Stated(node.text()), List.of());
        }
    }

    private static final class Conditions extends TextCodec<Condition> {
        @Override
        String text(Condition condition) {
            return condition.toString();
        }

        @Override
        Condition parse(Node.TextNode node, Problems problems) {
            return new Condition.Stated(node.text());
        }
    }

    private static final class Levels extends TextCodec<Level> {
        @Override
        String text(Level level) {
            return level.toString();
        }

        @Override
        Level parse(Node.TextNode node, Problems problems) {
            return LevelText.parse(node.text());
        }
    }
}
