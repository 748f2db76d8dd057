// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QStringList>
#include <QTranslator>

class QWidget;

namespace retort {

/// A language that nobody speaks: what goes through tr() comes out within ⟦ and ⟧ and two fifths longer, as German is.
/// So text that does not go through it is seen, and so is a place that is too small. Qt's own texts stay as they are.
class PseudoTranslator : public QTranslator {
public:
    using QTranslator::QTranslator;

    bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* source, const char* disambiguation, int n) const override;
};

/// Texts that are nobody's to translate: what files hold.
class DataTexts {
public:
    void add(const QString& text);
    /// All keys, texts and numbers of a JSON text.
    void addJson(const QByteArray& json);
    bool holds(const QString& text) const;

private:
    QSet<QString> m_whole;
    QString m_all; ///< All of them, a line each.
};

/// What of a text was not translated: what stands outside of all marks and holds a word. "" where nothing does, or it
/// is data.
QString untranslated(const QString& text, const DataTexts& data);

/// The same of all that a window says: labels, buttons, menus, fields, tabs, rows of lists, tooltips, and what a screen
/// reader hears. A line each, with where it is.
QStringList untranslatedIn(QWidget& root, const DataTexts& data);

} // namespace retort
