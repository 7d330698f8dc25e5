import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Draws havre.svg again as PNG in every size, ICO (Windows) and ICNS (macOS): {@code java icons/DrawIcons.java}. An H
 * whose bar is a wave: two moles and the water between them.
 */
final class DrawIcons {
    private static final Map<String, Integer> ICNS = new LinkedHashMap<>();

    static {
        ICNS.put("icp4", 16);
        ICNS.put("icp5", 32);
        ICNS.put("icp6", 64);
        ICNS.put("ic07", 128);
        ICNS.put("ic08", 256);
        ICNS.put("ic09", 512);
        ICNS.put("ic10", 1024);
    }

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args.length == 0 ? "icons" : args[0]);
        for (int size : List.of(16, 24, 32, 48, 64, 128, 256, 512)) Files.write(folder.resolve("havre-" + size + ".png"), png(size));
        Files.write(folder.resolve("havre.png"), png(512));
        Files.write(folder.resolve("havre.ico"), ico(List.of(16, 24, 32, 48, 64, 128, 256)));
        Files.write(folder.resolve("havre.icns"), icns());
    }

    private static byte[] png(int size) throws IOException {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.scale(size / 512.0, size / 512.0);
        pen.setPaint(new GradientPaint(0, 16, new Color(0x218bff), 0, 496, new Color(0x0550ae)));
        pen.fill(new RoundRectangle2D.Double(16, 16, 480, 480, 216, 216));
        pen.setPaint(Color.WHITE);
        pen.setStroke(new BasicStroke(56, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(new Line2D.Double(140, 138, 140, 374));
        pen.draw(new Line2D.Double(372, 138, 372, 374));
        Path2D wave = new Path2D.Double();
        wave.moveTo(140, 276);
        wave.curveTo(184, 226, 226, 226, 256, 256);
        wave.curveTo(286, 286, 328, 286, 372, 236);
        pen.draw(wave);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    /** A directory of PNG images, as Windows reads since Vista. */
    private static byte[] ico(List<Integer> sizes) throws IOException {
        List<byte[]> images = new ArrayList<>();
        for (int size : sizes) images.add(png(size));
        ByteBuffer head = ByteBuffer.allocate(6 + 16 * sizes.size()).order(ByteOrder.LITTLE_ENDIAN);
        head.putShort((short) 0).putShort((short) 1).putShort((short) sizes.size());
        int at = head.capacity();
        for (int i = 0; i < sizes.size(); i++) {
            byte side = (byte) (sizes.get(i) == 256 ? 0 : sizes.get(i));
            head.put(side).put(side).put((byte) 0).put((byte) 0).putShort((short) 1).putShort((short) 32);
            head.putInt(images.get(i).length).putInt(at);
            at += images.get(i).length;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(head.array());
        for (byte[] image : images) out.write(image);
        return out.toByteArray();
    }

    private static byte[] icns() throws IOException {
        ByteArrayOutputStream entries = new ByteArrayOutputStream();
        for (Map.Entry<String, Integer> each : ICNS.entrySet()) entry(entries, each.getKey(), png(each.getValue()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        entry(out, "icns", entries.toByteArray());
        return out.toByteArray();
    }

    private static void entry(OutputStream out, String type, byte[] content) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        data.write(type.getBytes(StandardCharsets.US_ASCII));
        data.writeInt(8 + content.length);
        data.write(content);
    }
}
