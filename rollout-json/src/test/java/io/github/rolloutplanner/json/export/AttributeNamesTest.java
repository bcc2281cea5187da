package io.github.rolloutplanner.json.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rolloutplanner.reason.RolloutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributeNamesTest {

    @ParameterizedTest
    @CsvSource({
        "user.email, email",
        "app.version, appVersion",
        "tenant.id, tenantId",
        "user.address.zip, addressZip",
        "plan, plan",
        "user., user.",
        ".., .."
    })
    void attributesHaveNamesByThemselves(String attribute, String name) {
        assertThat(AttributeNames.standard().nameOf(attribute)).isEqualTo(name);
    }

    @Test
    void theCallerCanNameThem() {
        AttributeNames names =
                AttributeNames.standard().with("user.email", "Email").withKey("tenant.id");
        assertThat(names.nameOf("user.email")).isEqualTo("Email");
        assertThat(names.key()).isEqualTo("tenant.id");
        assertThat(names)
                .isEqualTo(AttributeNames.standard().withKey("tenant.id").with("user.email", "Email"))
                .isNotEqualTo(AttributeNames.standard());
    }

    @Test
    void aBlankNameIsRefused() {
        AttributeNames names = AttributeNames.standard();
        assertThatThrownBy(() -> names.with("user.email", " "))
                .isInstanceOf(RolloutException.InvalidValue.class)
                .hasMessageContaining("user.email");
    }
}
