// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRadioButton>
#include <QWidget>

#include <vector>

namespace retort {

/// A few choices side by side of which one holds. To the keyboard and to screen readers they are radio buttons.
class Segments : public QWidget {
    Q_OBJECT

public:
    explicit Segments(const QStringList& choices, QWidget* parent = nullptr);

    void setCurrent(int index);
    int current() const;
    QRadioButton* choice(int index) const { return m_choices[index]; }

Q_SIGNALS:
    void chosen(int index); ///< By the person.

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<QRadioButton*> m_choices;
};

} // namespace retort
