package io.github.rolloutplanner.snippet;

/** Source of the Java styles. */
final class JavaTemplates {
    static final String FILE = """
            %imports%

            final class %Feature%Flag {
                private static final String KEY = %key%;

                private final %type% client;

                %Feature%Flag(%type% client) {
                    this.client = client;
                }

                <T> T choose(
                        %parameters%
                    %choose%
                }
            %decide%
            %members%
            }
            """;

    static final String SWITCH = """
            %context%
            if (%decision%) {
                // New: %new%
                return render%Feature%.get();
            }
            // Old: %old%
            return render%Feature%Fallback.get();
            """;

    static final String VARIANTS = """
            // The control comes first: it is also for users whose variant is not known here.
            Map<String, Supplier<T>> branches = Map.ofEntries(
                    %branches%
            %context%
            String variant = %decision%;
            return branches.getOrDefault(variant, %control%).get();
            """;

    static final String DECIDE = """

            // %order%
            private %answer% decide(%subjects%) {
                %rules%
                %ownContext%
                return %ask%;
            }
            """;

    static final String RULE = """
            // %who%
            if (%condition%) {
                return %value%;
            }
            """;

    static final String IS_ACTIVE = """

            // The manager is to ask a ThreadLocalUserProvider who the user is.
            private boolean isActive(String feature, String id) {
                ThreadLocalUserProvider.bind(new SimpleFeatureUser(id).setAttribute(%attribute%, id));
                try {
                    return client.isActive(new NamedFeature(feature));
                } finally {
                    ThreadLocalUserProvider.release();
                }
            }
            """;

    static final String VARIANT_OF = """

            // Togglz has no variants: each but the control is a feature of its own, and the first one that is active counts.
            private String variantOf(String id) {
                for (String variant : List.of(%treatments%)) {
                    if (isActive(KEY + "." + variant, id)) {
                        return variant;
                    }
                }
                return %default%;
            }
            """;

    private JavaTemplates() {}
}
