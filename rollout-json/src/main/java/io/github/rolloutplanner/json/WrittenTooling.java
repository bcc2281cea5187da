package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Field.optional;
import static io.github.rolloutplanner.json.Scalars.NAME;
import static io.github.rolloutplanner.json.WrittenLength.LENGTH;

import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.snippet.SnippetStyle;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The systems a team works with, as people write them. */
final class WrittenTooling extends ObjectCodec<Tooling> {
    private final Field<Tooling, Optional<String>> flagSystem = add(optional("flag_system", NAME, Tooling::flagSystem));
    private final Field<Tooling, List<String>> monitoring =
            add(optional("monitoring", ListCodec.inline(NAME), Tooling::monitoring, List.of()));
    private final Field<Tooling, Optional<String>> errorTracking =
            add(optional("error_tracking", NAME, Tooling::errorTracking));
    private final Field<Tooling, Optional<String>> analytics = add(optional("analytics", NAME, Tooling::analytics));
    private final Field<Tooling, Optional<String>> incidentChannel =
            add(optional("incident_channel", NAME, Tooling::incidentChannel));
    private final Field<Tooling, Optional<String>> statusPage = add(optional("status_page", NAME, Tooling::statusPage));
    private final Field<Tooling, Optional<String>> cache = add(optional("cache", NAME, Tooling::cache));
    private final Field<Tooling, Optional<Duration>> cacheLifetime =
            add(optional("cache_lifetime", LENGTH, Tooling::cacheLifetime)
                    .described("How long a copy in the cache can outlive a rollback that does not clear it."));
    private final Field<Tooling, Optional<Duration>> flagDelay = add(optional("flag_delay", LENGTH, Tooling::flagDelay)
            .described("How long it takes until every client follows a change of a flag."));
    private final Field<Tooling, Optional<Duration>> rollbackTime = add(optional(
                    "rollback_time", LENGTH, Tooling::rollbackTime)
            .described("How long a rollback took, from its start until it reached all, where no flag does it."));
    private final Field<Tooling, Optional<Duration>> metricDelay =
            add(optional("metric_delay", LENGTH, Tooling::metricDelay)
                    .described("How long after an event the monitoring shows it."));
    private final Field<Tooling, SnippetStyle> snippetStyle = add(optional(
            "snippet_style",
            DetailedFlag.SNIPPET_STYLE,
            Tooling::snippetStyle,
            Tooling.unknown().snippetStyle()));

    WrittenTooling() {
        super("tooling");
    }

    @Override
    Tooling build(Members members) {
        return Tooling.builder()
                .flagSystem(members.get(flagSystem))
                .addAllMonitoring(members.get(monitoring))
                .errorTracking(members.get(errorTracking))
                .analytics(members.get(analytics))
                .incidentChannel(members.get(incidentChannel))
                .statusPage(members.get(statusPage))
                .cache(members.get(cache))
                .cacheLifetime(members.get(cacheLifetime))
                .flagDelay(members.get(flagDelay))
                .rollbackTime(members.get(rollbackTime))
                .metricDelay(members.get(metricDelay))
                .snippetStyle(members.get(snippetStyle))
                .build();
    }
}
