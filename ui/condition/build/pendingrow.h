// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/condition/outline.h"

#include <QWidget>

#include <optional>

namespace retort {

class BuildView;
class NotedCompleter;
class PathEdit;
class WordButton;

/// A clause that is about to be: it asks for a field, and nothing is written before there is one. For a new group it
/// also asks what its members have to do.
class PendingRow : public QWidget {
    Q_OBJECT

public:
    PendingRow(NotedCompleter* paths, std::optional<condition::Quantifier> group, QWidget* parent);

    ~PendingRow() override;

    std::optional<condition::Quantifier> group() const { return m_group; }
    void focusField();
    /// In the place of another one, whose row is gone: with what was typed there, and with the keys if it had them.
    void goOn(const PendingRow& other, bool focused);
    /// While the rows around it change what happens to it is nobody's wish.
    void setResting(bool resting) { m_resting = resting; }
    PathEdit* field() const { return m_field; }
    WordButton* quantifier() const { return m_quantifier; }

Q_SIGNALS:
    void chosen(const QString& path, bool onward); ///< `onward`: the keys go on to what comes after the field.
    void dropped();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void choose(bool onward);

    PathEdit* m_field;
    WordButton* m_quantifier = nullptr;
    std::optional<condition::Quantifier> m_group;
    bool m_done = false;
    bool m_resting = false;
};

} // namespace retort
