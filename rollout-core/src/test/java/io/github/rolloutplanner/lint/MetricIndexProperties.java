package io.github.rolloutplanner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The index finds what comparing a name with each other one would find. */
class MetricIndexProperties {

    @Property
    void findsTheOnlyOneThatIsAlike(@ForAll("metrics") List<String> metrics, @ForAll("names") String name) {
        MetricIndex index = new MetricIndex();
        List<MetricLimits> all = metrics.stream()
                .map(metric -> new MetricLimits(metric, Optional.empty()))
                .toList();
        all.forEach(index::add);

        List<MetricLimits> alike = all.stream()
                .filter(metric -> MetricNames.areAlike(MetricNames.words(metric.metric()), MetricNames.words(name)))
                .toList();

        assertThat(index.onlyOneLike(name)).isEqualTo(alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty());
    }

    @Provide
    Arbitrary<List<String>> metrics() {
        return names().list().ofMaxSize(8);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of("a", "b", "c", " ").list().ofMaxSize(4).map(words -> String.join(" ", words));
    }
}
