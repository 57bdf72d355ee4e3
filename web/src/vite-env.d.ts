/// <reference types="vite/client" />
interface ImportMetaEnv {
  /** '1': answers come from src/mock instead of a server (development only). */
  readonly VITE_MOCK?: string
}
