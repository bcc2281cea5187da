package io.github.rolloutplanner.strategy;

import io.github.rolloutplanner.change.Step;
import java.util.List;

/** A strategy of somebody else, as simple as it may be: one that keeps its promises, unless it is given other steps. */
public class OwnStrategy implements RolloutStrategy {
    private final String id;
    private final List<Step> steps;

    public OwnStrategy(String id, Step... steps) {
        this.id = id;
        this.steps = List.of(steps);
    }

    public static OwnStrategy called(String id) {
        return new OwnStrategy(id, Step.last("Everybody"));
    }

    /** The same strategy, which wants every change. */
    public RolloutStrategy suitingAll() {
        return new Suiting(id);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String label() {
        return "Own '" + id + "'";
    }

    @Override
    public List<PhaseOutline> phases(StrategyContext context) {
        return steps.stream()
                .map(step -> new PhaseOutline(step, new Audience.Stated("those who asked"), List.of()))
                .toList();
    }

    private static final class Suiting extends OwnStrategy {
        Suiting(String id) {
            super(id, Step.last("Everybody"));
        }

        @Override
        public boolean suits(StrategyContext context) {
            return true;
        }
    }
}
