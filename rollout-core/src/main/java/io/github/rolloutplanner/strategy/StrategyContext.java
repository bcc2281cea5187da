package io.github.rolloutplanner.strategy;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.assessment.Assessment;
import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.policy.LadderPolicy;
import java.util.Optional;

/**
 * What a strategy may look at. More may be added; strategies only read it.
 *
 * @since 0.1.0
 */
public final class StrategyContext {
    private final Change change;
    private final Assessment assessment;
    private final LadderPolicy ladders;
    private final Optional<Experiment> experiment;

    /**
     * Collects what a strategy may look at.
     *
     * @param change the facts
     * @param assessment impact, risk and need
     * @param ladders the organisation's ladders and soaks
     * @param experiment the design of the A/B test, if one was asked for
     */
    public StrategyContext(
            Change change, Assessment assessment, LadderPolicy ladders, Optional<Experiment> experiment) {
        this.change = requireNonNull(change, "change");
        this.assessment = requireNonNull(assessment, "assessment");
        this.ladders = requireNonNull(ladders, "ladders");
        this.experiment = requireNonNull(experiment, "experiment");
    }

    /**
     * The facts.
     *
     * @return the change
     */
    public Change change() {
        return change;
    }

    /**
     * What the change means for its users.
     *
     * @return impact, risk and need
     */
    public Assessment assessment() {
        return assessment;
    }

    /**
     * The organisation's ladders and soaks.
     *
     * @return the tables
     */
    public LadderPolicy ladders() {
        return ladders;
    }

    /**
     * The design of the A/B test.
     *
     * @return the design, if a test was asked for
     */
    public Optional<Experiment> experiment() {
        return experiment;
    }
}
