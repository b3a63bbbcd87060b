package dev.talaria.gateway.hermes;

import java.util.Base64;

import dev.talaria.gateway.Attached;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.rpc.RpcFailure.Refused;
import dev.talaria.shared.StoredId;
import tools.jackson.databind.JsonNode;

/// What goes along with a prompt.
final class Files {
    private static final int MEGA = 1024 * 1024;
    /// A frame of an old backend holds 16 MiB, and base64 takes a third more.
    private static final int LARGEST_OLD = 11 * MEGA;
    private static final int LARGEST = 24 * MEGA;
    private static final int NOT_AN_IMAGE = 4016;
    private static final int NOT_BASE64 = 4017;
    private static final int TOO_LARGE = 4018;

    private final HermesCalls calls;
    private final Attaching attaching;
    private final Contract contract;

    Files(HermesCalls calls, Attaching attaching, Contract contract) {
        this.calls = calls;
        this.attaching = attaching;
        this.contract = contract;
    }

    Attached image(StoredId id, String fileName, byte[] content) {
        attaching.attached(id);
        checkSize(content);
        try {
            var result = calls.aside(id, "image.attach_bytes", calls.patience().act(),
                    params -> params.put("content_base64", base64(content)).put("filename",
                            PictureNames.of(fileName, content)));
            return attached(result, fileName, "");
        } catch (Refused refused) {
            throw switch (refused.code()) {
                case NOT_AN_IMAGE, NOT_BASE64 -> new NotDone(Refusal.INVALID, "The agent cannot read this image.");
                case TOO_LARGE -> tooLarge();
                default -> refused;
            };
        }
    }

    Attached file(StoredId id, String fileName, byte[] content) {
        attaching.attached(id);
        if (contract.number() < Contract.FILES) {
            throw new NotDone(Refusal.UNSUPPORTED,
                    "This version of Hermes takes pictures only (PNG, JPEG, GIF, WebP). Put the file into the agent's folder and name it with @.");
        }
        checkSize(content);
        try {
            var result = calls.aside(id, "file.attach", calls.patience().act(), params -> params.put("name", fileName)
                    .put("data_url", "data:application/octet-stream;base64," + base64(content)));
            return attached(result, fileName, result.path("ref_text").asString(""));
        } catch (Refused refused) {
            throw refused.code() == TOO_LARGE ? tooLarge() : refused;
        }
    }

    /// A file that was given stays where it is: only its reference is left out of the prompt.
    void detach(StoredId id, Attached attached) {
        if (attached.reference().isEmpty()) {
            calls.aside(id, "image.detach", calls.patience().act(), params -> params.put("path", attached.path()));
        }
    }

    private void checkSize(byte[] content) {
        if (content.length > (contract.number() < Contract.LONG_FRAMES ? LARGEST_OLD : LARGEST)) {
            throw tooLarge();
        }
    }

    private NotDone tooLarge() {
        var most = (contract.number() < Contract.LONG_FRAMES ? LARGEST_OLD : LARGEST) / MEGA;
        return new NotDone(Refusal.INVALID, "This is too large for the agent: up to " + most + " MB.");
    }

    private static Attached attached(JsonNode result, String fileName, String reference) {
        return new Attached(JsonFields.said(result, "name").orElse(fileName), result.path("path").asString(""),
                reference);
    }

    private static String base64(byte[] content) {
        return Base64.getEncoder().encodeToString(content);
    }
}
