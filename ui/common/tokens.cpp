// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/tokens.h"

#include <algorithm>
#include <cmath>

namespace retort {

namespace {

QColor mixed(const QColor& a, const QColor& b, double part)
{
    const auto channel = [part](int x, int y) { return static_cast<int>(std::lround(x + (y - x) * part)); };
    return {channel(a.red(), b.red()), channel(a.green(), b.green()), channel(a.blue(), b.blue())};
}

double luminance(const QColor& color)
{
    const auto linear = [](double channel) {
        return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

} // namespace

const Tokens& lightTokens()
{
    static const Tokens tokens{
        .bg = 0xf6f7f9,
        .panel = 0xffffff,
        .code = 0xf3f5f8,
        .line = 0xdfe3e8,
        .ctl = 0x858f9b,
        .ink = 0x1d2530,
        .mute = 0x5f6b78,
        .accent = 0x3b5bdb,
        .accentInk = 0xffffff,
        .accentBg = 0xe8edff,
        .sel = 0xeef2ff,
        .hover = 0xf3f5f8,
        .ok = 0x18713d,
        .okBg = 0xe3f6ea,
        .no = 0xb23a0c,
        .noBg = 0xffede3,
        .warn = 0x8a5300,
        .warnBg = 0xfff6d9,
        .chip = 0xeef1f4,
        .changed = 0xb97f00,
        .prod = 0xb42318,
        .prodInk = 0xffffff,
        .dark = false,
    };
    return tokens;
}

const Tokens& darkTokens()
{
    static const Tokens tokens{
        .bg = 0x14171c,
        .panel = 0x1c2129,
        .code = 0x171b21,
        .line = 0x2e3641,
        .ctl = 0x6b7684,
        .ink = 0xe6eaf0,
        .mute = 0x93a0af,
        .accent = 0x8aa4ff,
        .accentInk = 0x10131a,
        .accentBg = 0x26304d,
        .sel = 0x242c40,
        .hover = 0x252b35,
        .ok = 0x57c785,
        .okBg = 0x1b3427,
        .no = 0xff9b6b,
        .noBg = 0x3d261b,
        .warn = 0xe6c15a,
        .warnBg = 0x3a3217,
        .chip = 0x2a313b,
        .changed = 0xe0a800,
        .prod = 0xff8a7a,
        .prodInk = 0x10131a,
        .dark = true,
    };
    return tokens;
}

const Tokens& tokensOf(const QPalette& palette)
{
    const QColor& ground = palette.color(QPalette::Active, QPalette::Window);
    const QColor& text = palette.color(QPalette::Active, QPalette::WindowText);
    return text.lightness() > ground.lightness() ? darkTokens() : lightTokens();
}

QPalette paletteOf(const Tokens& t)
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, const QColor& color, const QColor& disabled) {
        palette.setColor(QPalette::Active, role, color);
        palette.setColor(QPalette::Inactive, role, color);
        palette.setColor(QPalette::Disabled, role, disabled);
    };
    const auto same = [&set](QPalette::ColorRole role, const QColor& color) { set(role, color, color); };
    const QColor faded = mixed(t.mute, t.panel, 0.4);

    same(QPalette::Window, t.panel);
    same(QPalette::Base, t.panel);
    same(QPalette::AlternateBase, t.bg);
    same(QPalette::Button, t.panel);
    same(QPalette::ToolTipBase, t.dark ? t.chip : t.ink);
    same(QPalette::ToolTipText, t.dark ? t.ink : t.panel);
    same(QPalette::Light, t.sel);
    same(QPalette::Midlight, t.hover);
    same(QPalette::Mid, t.line);
    same(QPalette::Dark, t.ctl);
    same(QPalette::Shadow, t.dark ? QColor(0x0b0d10) : t.ctl);
    same(QPalette::PlaceholderText, t.mute);
    same(QPalette::BrightText, t.no);
    set(QPalette::WindowText, t.ink, faded);
    set(QPalette::Text, t.ink, faded);
    set(QPalette::ButtonText, t.ink, faded);
    set(QPalette::Highlight, t.accent, t.ctl);
    set(QPalette::HighlightedText, t.accentInk, t.panel);
    same(QPalette::Link, t.accent);
    same(QPalette::LinkVisited, t.accent);
    return palette;
}

double contrast(const QColor& a, const QColor& b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

ToneColors toneColors(const Tokens& t, Tone tone)
{
    switch (tone) {
    case Tone::Accent:
        return {t.accent, t.accentBg};
    case Tone::Ok:
        return {t.ok, t.okBg};
    case Tone::No:
        return {t.no, t.noBg};
    case Tone::Warn:
        return {t.warn, t.warnBg};
    case Tone::Neutral:
        break;
    }
    return {t.ink, t.chip};
}

} // namespace retort
