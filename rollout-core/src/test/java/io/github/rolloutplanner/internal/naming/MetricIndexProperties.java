package io.github.rolloutplanner.internal.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The index finds what comparing a name with each other one would find. */
class MetricIndexProperties {

    @Property
    void findsTheOnlyOneThatIsAlike(@ForAll("metrics") List<String> metrics, @ForAll("names") String name) {
        MetricIndex<Integer> index = new MetricIndex<>();
        for (int at = 0; at < metrics.size(); at++) {
            index.add(metrics.get(at), at);
        }

        List<Integer> alike = IntStream.range(0, metrics.size())
                .filter(at -> MetricNames.areAlike(MetricNames.words(metrics.get(at)), MetricNames.words(name)))
                .boxed()
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
