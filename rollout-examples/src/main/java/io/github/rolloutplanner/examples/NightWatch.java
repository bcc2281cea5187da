package io.github.rolloutplanner.examples;

import io.github.rolloutplanner.decision.Decision;
import io.github.rolloutplanner.decision.GateStatus;
import io.github.rolloutplanner.decision.Look;
import io.github.rolloutplanner.decision.RollbackProcedure;
import io.github.rolloutplanner.decision.Wait;
import io.github.rolloutplanner.plan.ManualStep;
import io.github.rolloutplanner.reason.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a person on call reads of a rollout: what is decided, what is new, what comes near to a detected regression, and of looks
 * with nothing of that one line in eight hours, as a sign of life.
 */
final class NightWatch {
    private static final Duration SIGN_OF_LIFE = Duration.ofHours(8);

    private final WallClock clock;
    private final LookLine line;
    private List<Object> known = List.of();
    private Duration told = Duration.ZERO;

    NightWatch(WallClock clock) {
        this.clock = clock;
        this.line = new LookLine(clock);
    }

    /** Nothing, a line, or where a person decided or has to a paragraph. */
    String tells(Decision decision) {
        if (!(decision instanceof Decision.Hold hold)) {
            return decided(decision);
        }
        List<Object> state = state(hold);
        boolean isNew = !state.equals(known);
        boolean isDue = hold.look().at().minus(told).compareTo(SIGN_OF_LIFE) >= 0;
        boolean isTold = isNew || isDue || hold.callsPerson() || isNearProof(hold.look());
        known = state;
        told = isTold ? hold.look().at() : told;
        if (!isTold) {
            return "";
        }
        return line.of(hold) + (isNew ? paragraph(calls(hold)) : "");
    }

    /** What makes a look news, where it differs from the look before. */
    private static List<Object> state(Decision.Hold hold) {
        List<Object> state = new ArrayList<>();
        state.add(hold.look().phase().number());
        state.add(hold.callsPerson());
        hold.waits().forEach(wait -> state.add(wait.getClass()));
        hold.look().gates().forEach(gate -> state.add(gate.state()));
        return state;
    }

    /** Half of the way, as evidence grows by multiplying. */
    private static boolean isNearProof(Look look) {
        return look.gates().stream().anyMatch(gate -> gate.evidence() > gate.evidenceNeeded() / 2);
    }

    private List<String> calls(Decision.Hold hold) {
        return hold.waits().stream()
                .filter(wait -> wait.callsPerson() || isUpToPeople(hold))
                .map(this::call)
                .toList();
    }

    /** Whether nothing is missing but an approval. */
    static boolean isUpToPeople(Decision.Hold hold) {
        return hold.waits().stream().allMatch(Wait.ForApproval.class::isInstance);
    }

    private String call(Wait wait) {
        return wait instanceof Wait.ForData data
                ? "CALL A PERSON: " + silent(data.gate()) + ". The percentage stays until a person has looked."
                : wait.reason().sentence();
    }

    private String silent(GateStatus gate) {
        String since =
                gate.dataUntil().map(until -> "since " + clock.day(until)).orElse("in this phase");
        return gate.name() + " brings nothing " + since
                + gate.failure().map(failure -> " (" + failure + ")").orElse("") + ", was due at "
                + clock.time(gate.dataDue());
    }

    private String decided(Decision decision) {
        known = List.of();
        told = decision.look().at();
        String lines = line.of(decision) + paragraph(sentences(decision.reasons()));
        return decision instanceof Decision.RollBack back ? lines + paragraph(steps(back.procedure())) : lines;
    }

    private static List<String> sentences(List<Reason> reasons) {
        return reasons.stream().map(Reason::sentence).toList();
    }

    /** In the order in which they are done. */
    private static List<String> steps(RollbackProcedure procedure) {
        List<String> steps = new ArrayList<>();
        for (RollbackProcedure.Step step : procedure.steps()) {
            steps.add("Percentage: " + step.percentage() + " for " + step.leaving());
        }
        for (ManualStep step : procedure.manualSteps()) {
            steps.add("Do: " + step);
        }
        steps.add("Data: " + procedure.data().procedure());
        steps.add("Inside: " + procedure.communication().internal());
        steps.add("Outside: " + procedure.communication().external());
        return numbered(steps);
    }

    private static List<String> numbered(List<String> steps) {
        List<String> numbered = new ArrayList<>();
        steps.forEach(step -> numbered.add((numbered.size() + 1) + ". " + step));
        return numbered;
    }

    private static String paragraph(List<String> sentences) {
        StringBuilder lines = new StringBuilder();
        sentences.forEach(sentence -> lines.append(Indented.text(sentence)));
        return lines.toString();
    }
}
