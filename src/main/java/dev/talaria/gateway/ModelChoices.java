package dev.talaria.gateway;

import java.util.List;

/// The models that a profile can use.
///
/// @param model the one in use; empty where none is
public record ModelChoices(List<Provider> providers, String model, String provider) {
    public ModelChoices {
        providers = List.copyOf(providers);
    }

    /// @param slug its short name
    /// @param usable whether it is set up
    /// @param warning what is wrong with it, or should be known; may be empty
    public record Provider(String slug, String name, boolean usable, String warning, List<Model> models) {
        public Provider {
            models = List.copyOf(models);
        }
    }

    /// @param fast whether it may be asked to be fast, also where that is not known
    public record Model(String name, boolean fast, boolean reasoning) {}
}
