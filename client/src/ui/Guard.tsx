import { Component, type ReactNode } from 'react'

type Props = { readonly onFail: () => void; readonly children: ReactNode }

/** Catches what goes wrong below it: one part that fails must not take the page with it. */
export class Guard extends Component<Props, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false }
  static getDerivedStateFromError() {
    return { hasFailed: true }
  }
  override componentDidCatch() {
    this.props.onFail()
  }
  override render() {
    return this.state.hasFailed ? null : this.props.children
  }
}
