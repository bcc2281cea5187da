package io.github.rolloutplanner.json.export;

import com.flagsmith.FlagsmithClient;
import com.flagsmith.config.FlagsmithConfig;
import com.flagsmith.exceptions.FlagsmithClientError;
import com.flagsmith.models.Flags;
import com.flagsmith.offline.LocalFileHandler;
import io.github.rolloutplanner.flag.FlagValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The SDK of Flagsmith, offline. */
final class FlagsmithSystem implements FlagSystem {
    private final FlagsmithClient client;

    private FlagsmithSystem(Path file) throws IOException, FlagsmithClientError {
        this.client = FlagsmithClient.newBuilder()
                .withConfiguration(FlagsmithConfig.newBuilder()
                        .withOfflineMode(true)
                        .withOfflineHandler(new LocalFileHandler(file.toString()))
                        .build())
                .build();
        Files.delete(file);
    }

    static FlagsmithSystem of(String document) {
        try {
            return new FlagsmithSystem(Files.writeString(Files.createTempFile("flagsmith", ".json"), document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FlagsmithClientError e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public FlagValue evaluate(String flagKey, FlagValue defaultValue, Person person) {
        try {
            Flags flags = flags(person);
            return defaultValue instanceof FlagValue.Switch
                    ? FlagValue.of(flags.isFeatureEnabled(flagKey))
                    : FlagValue.of(flags.getFeatureValue(flagKey).toString());
        } catch (FlagsmithClientError e) {
            throw new IllegalStateException(e);
        }
    }

    private Flags flags(Person person) throws FlagsmithClientError {
        if (person.id().isEmpty()) {
            return client.getEnvironmentFlags();
        }
        Map<String, Object> traits = new HashMap<>(person.others());
        traits.put("id", person.id().orElseThrow());
        person.segments().forEach(segment -> traits.put("segment:" + segment, true));
        return client.getIdentityFlags(person.id().orElseThrow(), traits);
    }

    @Override
    public void close() {
        client.close();
    }
}
