import { Link } from '@tanstack/react-router'

export const NoPage = () => (
  <main className="px-5 py-16 text-center">
    <h1 className="text-[15px] font-medium">There is no such page</h1>
    <Link to="/" search={{}} className="mt-3 inline-block underline">
      Show the groups
    </Link>
  </main>
)
