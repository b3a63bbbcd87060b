package dev.talaria.sample;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

import tools.jackson.databind.json.JsonMapper;

/// Small drawn pictures, so that the sample shows images without carrying any.
final class Picture {
    /// How Hermes marks content of several parts.
    private static final String SEVERAL_PARTS = "\0json:";
    private static final int WIDTH = 360;
    private static final int HEIGHT = 200;

    private Picture() {}

    /// What a person wrote, with a chart of the given bars, as Hermes stores both.
    static String message(String text, String bars) throws IOException {
        var url = "data:image/png;base64," + Base64.getEncoder().encodeToString(chart(bars));
        return SEVERAL_PARTS + new JsonMapper().writeValueAsString(List.of(
                Map.of("type", "text", "text", text),
                Map.of("type", "image_url", "image_url", Map.of("url", url))));
    }

    private static byte[] chart(String bars) throws IOException {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, new Color(0xf4f1ea), 0, HEIGHT, new Color(0xe3ded2)));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        var heights = bars.split(" ", -1);
        var step = (WIDTH - 40) / heights.length;
        for (var bar = 0; bar < heights.length; bar++) {
            var height = Integer.parseInt(heights[bar]) * (HEIGHT - 40) / 100;
            pen.setPaint(height > HEIGHT / 2 ? new Color(0xb4532a) : new Color(0x2f6f6a));
            pen.fillRect(20 + bar * step, HEIGHT - 20 - height, step - 6, height);
        }
        pen.dispose();
        var png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }
}
