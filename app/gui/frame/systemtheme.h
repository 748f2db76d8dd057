// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusVariant>
#include <QObject>

namespace retort {

/// Whether the desktop is dark. Qt 6.4 cannot say, so the desktop portal is asked over D-Bus
/// (org.freedesktop.portal.Settings, namespace org.freedesktop.appearance, key color-scheme: 1 is dark, 2 light, 0 no
/// preference). It answers later, or not at all; until then the colours that the desktop handed to Qt at the start
/// decide.
class SystemTheme : public QObject {
    Q_OBJECT

public:
    /// `startPaletteIsDark`: of the palette before any style of ours was set.
    explicit SystemTheme(bool startPaletteIsDark, QObject* parent = nullptr);

    bool isDark() const { return m_dark; }

    /// What the portal's number means; `fallback` for no preference and for numbers of later versions.
    static bool isDark(uint colorScheme, bool fallback);

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void settingChanged(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void take(const QVariant& answer);

    bool m_fallback;
    bool m_dark;
};

} // namespace retort
