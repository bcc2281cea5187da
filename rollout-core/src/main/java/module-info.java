/**
 * Plans gradual rollouts of changes, checks plans, and decides while they run.
 *
 * @since 0.1.0
 */
@SuppressWarnings({
    "module", // rollout-json is compiled after this module, so it is not known yet
    "requires-automatic", // OpenFeature has a name in its manifest, but no descriptor
})
module io.github.rolloutplanner {
    requires static dev.openfeature.sdk;
    requires static java.sql;
    requires org.apache.commons.numbers.gamma;
    requires org.apache.commons.numbers.rootfinder;
    requires org.apache.commons.rng.api;
    requires org.apache.commons.rng.sampling;
    requires org.apache.commons.statistics.distribution;

    exports io.github.rolloutplanner;
    exports io.github.rolloutplanner.assessment;
    exports io.github.rolloutplanner.change;
    exports io.github.rolloutplanner.decision;
    exports io.github.rolloutplanner.diff;
    exports io.github.rolloutplanner.evidence;
    exports io.github.rolloutplanner.experiment;
    exports io.github.rolloutplanner.flag;
    exports io.github.rolloutplanner.lint;
    exports io.github.rolloutplanner.metric;
    exports io.github.rolloutplanner.observation;
    exports io.github.rolloutplanner.openfeature;
    exports io.github.rolloutplanner.operate;
    exports io.github.rolloutplanner.operate.sql;
    exports io.github.rolloutplanner.plan;
    exports io.github.rolloutplanner.policy;
    exports io.github.rolloutplanner.portfolio;
    exports io.github.rolloutplanner.reason;
    exports io.github.rolloutplanner.rehearsal;
    exports io.github.rolloutplanner.report;
    exports io.github.rolloutplanner.schedule;
    exports io.github.rolloutplanner.snippet;
    exports io.github.rolloutplanner.strategy;
    exports io.github.rolloutplanner.internal.bounds to
            io.github.rolloutplanner.json;
    exports io.github.rolloutplanner.internal.naming to
            io.github.rolloutplanner.json;
    exports io.github.rolloutplanner.internal.rows to
            io.github.rolloutplanner.json;
    exports io.github.rolloutplanner.internal.state to
            io.github.rolloutplanner.json;
    exports io.github.rolloutplanner.internal.text to
            io.github.rolloutplanner.json;

    uses io.github.rolloutplanner.strategy.RolloutStrategy;
}
