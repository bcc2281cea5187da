/**
 * Writes rollout plans, running rollouts and their journals as JSON, and reads them; keeps rollouts, and reads metrics stores.
 *
 * @since 0.1.0
 */
module io.github.rolloutplanner.json {
    requires com.fasterxml.jackson.core;
    requires static com.fasterxml.jackson.dataformat.yaml;
    requires static transitive java.net.http;
    requires transitive io.github.rolloutplanner;
    requires static transitive java.sql;

    exports io.github.rolloutplanner.json;
    exports io.github.rolloutplanner.json.export;
    exports io.github.rolloutplanner.json.export.appconfig;
    exports io.github.rolloutplanner.json.export.argo;
    exports io.github.rolloutplanner.json.export.clouddeploy;
    exports io.github.rolloutplanner.json.export.configcat;
    exports io.github.rolloutplanner.json.export.flagd;
    exports io.github.rolloutplanner.json.export.flagger;
    exports io.github.rolloutplanner.json.export.flagsmith;
    exports io.github.rolloutplanner.json.export.grafana;
    exports io.github.rolloutplanner.json.export.gateway;
    exports io.github.rolloutplanner.json.export.growthbook;
    exports io.github.rolloutplanner.json.export.launchdarkly;
    exports io.github.rolloutplanner.json.export.microsoft;
    exports io.github.rolloutplanner.json.export.prometheus;
    exports io.github.rolloutplanner.json.export.togglz;
    exports io.github.rolloutplanner.json.export.unleash;
    exports io.github.rolloutplanner.json.operate;
    exports io.github.rolloutplanner.json.prometheus;
}
