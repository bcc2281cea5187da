package io.github.rolloutplanner.json.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusAddressTest {
    private final Secrets secrets = PrometheusAddress.of(
                    URI.create("http://prometheus:9090/?token=a%2Fb+c%3Dqu3ry%26more&id=xyz"))
            .secrets();

    @ParameterizedTest
    @ValueSource(strings = {"a%2Fb+c%3Dqu3ry%26more", "a/b+c=qu3ry&more", "a/b c=qu3ry&more", "qu3ry", "token=a"})
    void whatTheQuerySaysIsRecognisedAlsoDecoded(String said) {
        assertThat(secrets.areIn("you sent '" + said + "'")).isTrue();
    }

    @Test
    void partsOfThreeCharactersAreNot() {
        assertThat(secrets.areIn("you sent xyz")).isFalse();
    }
}
